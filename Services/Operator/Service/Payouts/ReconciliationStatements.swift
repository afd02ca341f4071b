import Messaging
import Model
import PostgreSQL

/// What the operator reads and sets of the reconciliation.
enum ReconciliationStatements {
    struct Difference {
        let id: Int64
        let day: String
        let kind: String
        let number: String
        let report: ReportID?
        let ours: Fen?
        let theirs: Fen?
    }

    struct Month {
        let count: Int64
        let fen: Fen
        /// Days with payments of ours that were not held against the provider's bill.
        let unchecked: Int64
        let differences: Int64
        /// A month that is still going on is not signed off.
        let isOver: Bool

        var mayClose: Bool { isOver && unchecked == 0 && differences == 0 }
    }

    static func open(in database: Database) throws -> [Difference] {
        try database.execute(
            """
            SELECT id, day::text, kind, number, report_id, our_fen, their_fen
              FROM reward.difference
             WHERE resolved_at IS NULL
             ORDER BY day, number
            """
        ).decode((Int64, String, String, String, ReportID?, Fen?, Fen?).self).map {
            Difference(id: $0.0, day: $0.1, kind: $0.2, number: $0.3, report: $0.4, ours: $0.5, theirs: $0.6)
        }
    }

    /// Asks for a day, also once more; what was found and resolved stays.
    static func ask(_ day: String, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO reward.reconciliation (day, asked_at)
            VALUES (\(day)::text::date, clock.now())
            ON CONFLICT (day) DO UPDATE SET asked_at = excluded.asked_at, done_at = NULL
            """
        )
    }

    /// One line of words once a day is done.
    static func outcome(of day: String, in database: Database) throws -> String? {
        try database.execute(
            """
            SELECT format('%s: theirs %s, %s fen; ours %s, %s fen; %s open differences', day, their_count, their_fen, our_count,
                          our_fen, (SELECT count(*) FROM reward.difference
                                     WHERE difference.day = reconciliation.day AND resolved_at IS NULL))
              FROM reward.reconciliation
             WHERE day = \(day)::text::date AND done_at IS NOT NULL
            """
        ).decodeFirst(String.self)
    }

    static func fault(of day: String, in database: Database) throws -> String? {
        try database.execute("SELECT fault FROM reward.reconciliation WHERE day = \(day)::text::date")
            .decodeFirst(String?.self) ?? nil
    }

    /// - Returns: whether there was such an open difference.
    static func resolve(_ id: Int64, _ resolution: String, in database: Database) throws -> Bool {
        try database.execute(
            """
            UPDATE reward.difference
               SET resolved_at = clock.now(), resolution = \(resolution)
             WHERE id = \(id) AND resolved_at IS NULL
            """
        ).affected > 0
    }

    /// A month by the ledger's own postings, in local time.
    static func month(_ month: String, in database: Database) throws -> Month {
        let row = try database.execute(
            """
            WITH paid AS (
                SELECT (transaction.recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS day, posting.amount
                  FROM reward.transaction
                  JOIN reward.posting ON posting.transaction_id = transaction.id
                  JOIN reward.account ON account.id = posting.account_id AND account.code = 'paid'
                 WHERE transaction.kind = 'pay'
                   AND to_char(transaction.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') = \(month)
            )
            SELECT (SELECT count(*) FROM paid), (SELECT coalesce(sum(amount), 0)::bigint FROM paid),
                   (SELECT count(DISTINCT paid.day) FROM paid
                      LEFT JOIN reward.reconciliation ON reconciliation.day = paid.day AND done_at IS NOT NULL
                     WHERE reconciliation.day IS NULL),
                   (SELECT count(*) FROM reward.difference
                     WHERE resolved_at IS NULL AND to_char(day, 'YYYY-MM') = \(month)),
                   \(month) < to_char(clock.now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')
            """
        ).decodeOne((Int64, Fen, Int64, Int64, Bool).self)
        return Month(count: row.0, fen: row.1, unchecked: row.2, differences: row.3, isOver: row.4)
    }

    /// - Returns: whether it was not signed off before.
    static func close(_ month: String, _ sums: Month, by name: String, in database: Database) throws -> Bool {
        try database.execute(
            """
            INSERT INTO reward.closing (month, count, fen, closed_by, closed_at)
            VALUES (\(month), \(Int32(sums.count)), \(sums.fen), \(name), clock.now())
            ON CONFLICT (month) DO NOTHING
            """
        ).affected > 0
    }
}
