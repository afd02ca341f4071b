import PostgreSQL

/// Waits until nothing is on its way any more: the outbox and the services' queues are empty.
struct Quiescence {
    let pool: PostgresPool
    let broker: BrokerView

    /// Where something lies that nobody takes.
    private static let resting: Set<String> = ["unrouted", "dead"]

    /// - Returns: notes about what still lies somewhere.
    func wait(atMost patience: Duration) async throws -> [String] {
        let deadline = ContinuousClock.now + patience
        // The broker's counts are up to five seconds old: only counts that are taken after that say something.
        var quietSince: ContinuousClock.Instant?
        while true {
            let unsent = try await pool.autocommit { database in
                try database.execute("SELECT count(*) FROM journal.outbox").decodeOne(Int64.self)
            }
            let waiting = try await broker.waiting()
            let moving = waiting.filter { !Self.resting.contains($0.key) }
            let now = ContinuousClock.now
            if unsent == 0, moving.isEmpty {
                let since = quietSince ?? now
                quietSince = since
                if now - since >= .seconds(6) { return Self.notes(waiting) }
            } else {
                quietSince = nil
            }
            if now >= deadline { return Self.notes(waiting) }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private static func notes(_ waiting: [String: Int]) -> [String] {
        waiting.sorted { $0.key < $1.key }.map { "\($0.value) messages lie in the queue \($0.key)" }
    }
}
