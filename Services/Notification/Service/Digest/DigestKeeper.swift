package import City
package import Logging
package import Messaging
import Model
package import PostgreSQL
import ServiceLifecycle

/// Tells everybody at the beginning of a working day what is due, overdue and new.
///
/// It asks for the state, not for the moment: a service that comes up later in the day writes what is missing. The day's
/// row makes it once, however many services are at it.
package struct DigestKeeper: Service {
    private let pool: PostgresPool
    private let clock: ServiceClock
    private let logger: Logger
    private let limits: LimitCatalogue

    private static let pace = Duration.seconds(15)

    package init(pool: PostgresPool, clock: ServiceClock, logger: Logger, limits: LimitCatalogue) {
        self.pool = pool
        self.clock = clock
        self.logger = logger
        self.limits = limits
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await write()
                } catch {
                    logger.warning("the digest waits", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pace)
            }
        }
    }

    /// - Returns: how many were written now; nil where none was due, or another service has written them.
    package func write() async throws -> Int? {
        let (now, limits) = (clock.now(), limits)
        let day = CivilDay(now)
        let isDue = try await pool.autocommit { database in
            try limits.policies(at: now, in: database).calendar.hasOpened(on: day, by: now)
                && !DigestStore.isWritten(day, in: database)
        }
        guard isDue else { return nil }
        return try await pool.transaction { database in
            let claim = try DigestStore.claim(day, at: now, in: database)
            guard claim.isOurs else { return nil }
            let digests = try DigestStore.digests(until: (day + 1).start, since: claim.since, in: database)
            try DigestStore.write(digests, of: day, at: now, in: database)
            return digests.count
        }
    }
}
