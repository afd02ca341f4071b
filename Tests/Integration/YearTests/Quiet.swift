import Messaging
import Model
import PostgreSQL

/// Whether everything that follows has followed: no message is on its way, no timer is due, no task waits for a leave.
struct Quiet {
    private struct Route {
        let service: ServiceName
        let consumer: String
        let types: [String]
    }

    private static let routes: [Route] = {
        let services: [ServiceName] = [.intake, .verification, .dispatch]
        let events = services.map { service in
            Route(
                service: service,
                consumer: "\(QueueName.events(service))",
                types: (Topology.subscriptions[service] ?? []).map { $0.type.rawValue }
            )
        }
        let timers = Route(
            service: .scheduler,
            consumer: "\(QueueName.commands(.scheduler))",
            types: [ScheduleDeadlines.type.rawValue, CancelDeadlines.type.rawValue]
        )
        return events + [timers]
    }()

    private var settled: Int64 = 0

    /// Looks again and again; the test's time limit ends it.
    mutating func wait(_ pool: PostgresPool) async throws {
        while true {
            try Task.checkCancellation()
            let from = settled
            let last = try await pool.autocommit { database in try Self.look(from: from, in: database) }
            if let last {
                settled = last
                return
            }
            // Quiet is that nothing is on its way: nobody signals it. The pause leaves the cores to the services.
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The journal's last position where all is quiet up to it; nil where something is still on its way.
    private static func look(from settled: Int64, in database: Database) throws -> Int64? {
        let last = try database.execute("SELECT coalesce(max(position), 0) FROM journal.message").decodeOne(Int64.self)
        let waits = try database.execute(
            """
            SELECT EXISTS (SELECT FROM journal.outbox)
                OR EXISTS (SELECT FROM scheduler.timer WHERE due_at <= clock.now())
                OR EXISTS (SELECT FROM verification.task
                             JOIN verification.leave ON leave.officer_id = task.officer_id
                            WHERE task.state = 'assigned' AND leave.starts_at <= clock.now() AND leave.ends_at > clock.now())
                OR EXISTS (SELECT FROM journal.message
                            WHERE position > \(settled) AND type = 'deadline.reached.v1'
                              AND NOT EXISTS (SELECT FROM verification.handled WHERE message_id = message.id
                                               UNION ALL SELECT FROM dispatch.handled WHERE message_id = message.id
                                               UNION ALL SELECT FROM intake.handled WHERE message_id = message.id))
            """
        ).decodeOne(Bool.self)
        if waits { return nil }
        for route in routes {
            let missing = try database.execute(
                """
                SELECT EXISTS (SELECT FROM journal.message
                                WHERE position > \(settled) AND type = ANY (\(route.types))
                                  AND NOT EXISTS (SELECT FROM \(unsafeSQL: route.service.rawValue).handled
                                                   WHERE message_id = message.id AND consumer = \(route.consumer)))
                """
            ).decodeOne(Bool.self)
            if missing { return nil }
        }
        let now = try database.execute("SELECT coalesce(max(position), 0) FROM journal.message").decodeOne(Int64.self)
        return now == last ? last : nil
    }
}
