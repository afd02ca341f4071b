package import Logging

/// Connections shared by the tasks of a process, each with a thread of its own on which its calls block.
///
/// They are opened when they are needed, up to `size`, and replaced when they break. A caller who finds all of them busy
/// waits in line for up to `waitLimit`. While the server is away callers are refused at once with `.unavailable`, and one
/// connection probes for its return every two seconds at most.
package final class PostgresPool: Sendable {
    private let core: PoolCore

    package init(_ configuration: PostgresConfiguration, size: Int, logger: Logger) {
        core = PoolCore(configuration, size: size, logger: logger)
    }

    deinit { core.close() }

    /// BEGIN, `body`, COMMIT on one connection's thread; ROLLBACK when `body` throws, whose error is then thrown.
    ///
    /// Never retried here. Throws `PostgresError` (see its codes, above all `.commitOutcomeUnknown`), what `body` throws,
    /// or `CancellationError` when the task is cancelled before a connection was free; a running body is not interrupted.
    @discardableResult
    package func transaction<R: Sendable>(
        _ mode: TransactionMode = .readWrite,
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await run { try $0.transaction(mode, body) }
    }

    /// As above, in the server's default mode.
    @discardableResult
    package func transaction<R: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await transaction(.readWrite, body)
    }

    /// Each statement on its own: reads, `pg_notify`. When the connection is lost a writing statement may have taken effect.
    @discardableResult
    package func autocommit<R: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws -> R {
        try await run { try $0.autocommit(body) }
    }

    /// Refuses new work and those who wait, lets what runs come to its end, and closes all connections.
    package func close() async {
        core.close()
        await core.waitUntilClosed()
    }

    /// What the last attempts saw. Heals by itself: a probe goes on while the server is away.
    package var health: PostgresHealth { core.health }

    package var statistics: PostgresStatistics { core.statistics }

    /// Returns when the server is (again) available, or the pool is closed, or the task cancelled: what a consumer waits
    /// for after a transient error, instead of asking again and again.
    package func waitUntilAvailable() async {
        let core = self.core
        let id = core.makeID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                core.waitUntilAvailable(continuation, id: id)
                if Task.isCancelled { core.giveUp(id) }
            }
        } onCancel: {
            core.giveUp(id)
        }
    }

    private func run<R: Sendable>(_ body: @escaping @Sendable (Connection) throws -> R) async throws -> R {
        let core = self.core
        let id = core.makeID()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<R, any Error>) in
                core.submit(Job(continuation, body), id: id)
                // A cancellation that came before the job was in line found nothing to cancel.
                if Task.isCancelled { core.cancel(id) }
            }
        } onCancel: {
            core.cancel(id)
        }
    }
}
