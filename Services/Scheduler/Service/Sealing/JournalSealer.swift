package import Logging
package import PostgreSQL
package import Runtime
import ServiceLifecycle

/// Seals the journal once a minute, and publishes the newest head outside the database once a day.
///
/// Several instances may do so side by side: each block is added once.
package struct JournalSealer: Service {
    package static let headsFileKey = ConfigurationKey(
        "JOURNAL_HEADS_FILE",
        "File to which the head of the sealed journal is appended once a day; keep it away from the database's disk.",
        absence: .off
    )

    private let pool: PostgresPool
    private let seal: JournalSeal
    private let heads: SealedHeads?
    private let logger: Logger

    private static let pause = Duration.seconds(60)

    package init(pool: PostgresPool, seal: JournalSeal = JournalSeal(), headsFile: String?, logger: Logger) {
        self.pool = pool
        self.seal = seal
        heads = headsFile.map { SealedHeads(path: $0) }
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if let head = try await sealAll(), let line = try await heads?.append(head) {
                        logger.notice("the journal's head is published", metadata: ["head": "\(line)"])
                    }
                } catch {
                    logger.warning("the journal is not sealed", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Seals everything that has been written.
    /// - Returns: the head after it, or nil when nothing was left to seal or a writer did not come to its end in time.
    package func sealAll() async throws -> JournalSeal.Head? {
        guard let end = try await SettledPosition.wait(of: "journal.message", in: pool) else { return nil }
        var newest: JournalSeal.Head?
        while let head = try await pool.transaction({ [seal] in try seal.add(upTo: end, in: $0) }) {
            newest = head
        }
        return newest
    }
}
