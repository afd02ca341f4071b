package import Logging
internal import NIOConcurrencyHelpers

/// One dedicated connection, for what belongs to a session: advisory locks, `SET`.
///
/// It never reconnects by itself, for with the connection everything is lost that it held. `connect()` opens it, again too;
/// `waitUntilLost()` returns as soon as the loss is seen, also while it is idle.
package final class PostgresSession: Sendable {
    private let core: SessionCore

    package init(_ configuration: PostgresConfiguration, logger: Logger) {
        core = SessionCore(configuration, logger: logger)
    }

    deinit { core.close() }

    /// Opens the connection; when one is open already, does nothing. Throws `.unavailable`.
    package func connect() async throws {
        try await withCheckedThrowingContinuation { core.connect($0) }
    }

    package var isConnected: Bool { core.isConnected }

    /// Returns when the connection is lost or closed; at once when there is none.
    package func waitUntilLost() async {
        await withCheckedContinuation { core.waitUntilLost($0) }
    }

    /// As `PostgresPool.transaction`; `.connectionLost` when there is no connection.
    @discardableResult
    package func transaction<R: Sendable>(
        _ mode: TransactionMode = .readWrite,
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            core.submit(Job(continuation) { try $0.transaction(mode, body) })
        }
    }

    /// As above, in the server's default mode.
    @discardableResult
    package func transaction<R: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await transaction(.readWrite, body)
    }

    /// As `PostgresPool.autocommit`; `.connectionLost` when there is no connection.
    @discardableResult
    package func autocommit<R: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            core.submit(Job(continuation) { try $0.autocommit(body) })
        }
    }

    /// Ends the session on the server too, and with it its locks.
    package func close() async {
        core.close()
        await withCheckedContinuation { core.waitUntilClosed($0) }
    }
}
