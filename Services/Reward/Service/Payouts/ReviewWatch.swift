import Logging
import Messaging
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Looks every minute after red packets that wait for a reviewer: how many, and for how many the citizen's term is over.
struct ReviewWatch: Service {
    /// Red packets that wait for a reviewer.
    struct Backlog: Hashable, Sendable {
        let waiting: Int
        /// Of these, whose reservation would have ended already.
        let overdue: Int
    }

    let assembly: ServiceAssembly

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known = 0
            while !Task.isCancelled {
                do {
                    let backlog = try await assembly.pool.autocommit { try Self.backlog(in: $0) }
                    tell(backlog, knowing: known)
                    known = backlog.overdue
                } catch {
                    assembly.logger.info("reviews were not counted", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }

    static func backlog(in database: Database) throws -> Backlog {
        let (waiting, overdue) = try database.execute(
            """
            SELECT count(*), count(*) FILTER (WHERE reserved_until < clock.now())
              FROM reward.payout
             WHERE state = 'checking'
            """
        ).decodeOne((Int64, Int64).self)
        return Backlog(waiting: Int(waiting), overdue: Int(overdue))
    }

    private func tell(_ backlog: Backlog, knowing known: Int) {
        assembly.metrics.set(
            "payout_reviews_waiting",
            "Red packets that wait for a reviewer.",
            to: Double(backlog.waiting)
        )
        assembly.metrics.set(
            "payout_reviews_overdue",
            "Red packets that wait for a reviewer though the time to claim them is over.",
            to: Double(backlog.overdue)
        )
        guard backlog.overdue > known else { return }
        assembly.logger.error("reviews of red packets are overdue", metadata: ["overdue": "\(backlog.overdue)"])
        assembly.metrics.increment("payout_alarms_total", "Pauses and payouts that a person must look at.")
    }
}
