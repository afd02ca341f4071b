import Messaging
import Model
import PostgreSQL

/// What a town may still give in a month.
struct BudgetKey: Hashable, Comparable {
    let town: TownCode
    /// `yyyy-mm`, local time.
    let month: String

    static func < (left: BudgetKey, right: BudgetKey) -> Bool { (left.town, left.month) < (right.town, right.month) }
}

/// The statements of the budgets: locked in key order, so that none is overdrawn however many instances grant at once.
enum BudgetStore {
    /// What is left, in fen; the rows stay locked until the transaction ends. A budget that nobody set is the town's standing
    /// one, else the default one.
    static func lock(_ keys: Set<BudgetKey>, in database: Database) throws -> [BudgetKey: Fen] {
        let sorted = keys.sorted()
        try database.execute(
            """
            INSERT INTO reward.budget (town_code, month, granted)
            SELECT town_code, month,
                   coalesce(standing.granted, (SELECT value FROM reward.setting WHERE name = 'monthly_budget_fen'))
              FROM unnest(\(sorted.map(\.town)), \(sorted.map(\.month))) AS given (town_code, month)
              LEFT JOIN reward.town_budget AS standing USING (town_code)
             ORDER BY town_code, month
            ON CONFLICT DO NOTHING
            """
        )
        let rows = try database.execute(
            """
            SELECT budget.town_code, budget.month, budget.granted - budget.reserved
              FROM reward.budget AS budget
              JOIN unnest(\(sorted.map(\.town)), \(sorted.map(\.month))) AS given (town_code, month) USING (town_code, month)
             ORDER BY budget.town_code, budget.month
               FOR UPDATE OF budget
            """
        ).decode((TownCode, String, Fen).self)
        return rows.reduce(into: [:]) { $0[BudgetKey(town: $1.0, month: $1.1)] = $1.2 }
    }

    /// Takes from budgets, and counts the red packets; below zero gives back.
    static func reserve(_ amounts: [BudgetKey: BudgetShare], in database: Database) throws {
        let sorted = amounts.sorted { $0.key < $1.key }
        guard !sorted.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE reward.budget AS budget
               SET reserved = budget.reserved + given.amount, packets = budget.packets + given.packets
              FROM unnest(\(sorted.map(\.key.town)), \(sorted.map(\.key.month)), \(sorted.map(\.value.amount)),
                          \(sorted.map { Int64($0.value.packets) }))
                       AS given (town_code, month, amount, packets)
             WHERE budget.town_code = given.town_code AND budget.month = given.month
            """
        )
    }

    /// Counts what citizens have received; in shards, so that payments side by side do not wait for each other. Sent with the
    /// next statement.
    static func claim(_ amounts: [BudgetKey: BudgetShare], in database: Database) throws {
        let sorted = amounts.sorted { $0.key < $1.key }
        guard !sorted.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO reward.claimed AS stored (town_code, month, shard, packets, fen)
            SELECT town_code, month, pg_backend_pid() % 8, packets, fen
              FROM unnest(\(sorted.map(\.key.town)), \(sorted.map(\.key.month)),
                          \(sorted.map { Int64($0.value.packets) }), \(sorted.map(\.value.amount)))
                       AS given (town_code, month, packets, fen)
             ORDER BY town_code, month
            ON CONFLICT (town_code, month, shard) DO UPDATE
               SET packets = stored.packets + excluded.packets, fen = stored.fen + excluded.fen
            """
        )
    }
}
