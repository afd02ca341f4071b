import Messaging
import Model
import PostgreSQL

/// The statements of the reconciliation.
enum ReconciliationStore {
    /// Asks for a day, where nobody has.
    static func ask(_ day: String, at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO reward.reconciliation (day, asked_at)
            VALUES (\(day)::text::date, \(now))
            ON CONFLICT (day) DO NOTHING
            """
        )
    }

    /// The earliest day that waits and the day before it; locked, so that one process does it.
    static func next(in database: Database) throws -> (day: String, before: String)? {
        try database.execute(
            """
            SELECT day::text, (day - 1)::text
              FROM reward.reconciliation
             WHERE done_at IS NULL
             ORDER BY day
             LIMIT 1
               FOR UPDATE SKIP LOCKED
            """
        ).decodeFirst((String, String).self).map { (day: $0.0, before: $0.1) }
    }

    static func paid(on day: String, or numbers: [String], in database: Database) throws -> [Reconciliation.Ours] {
        try database.execute(
            """
            SELECT payout.bill_number, payout.report_id, payout.fen,
                   (transaction.recorded_at AT TIME ZONE 'Asia/Shanghai')::date = \(day)::text::date
              FROM reward.payout
              JOIN reward.transaction ON transaction.report_id = payout.report_id AND transaction.kind = 'pay'
             WHERE payout.bill_number IS NOT NULL
               AND ((transaction.recorded_at AT TIME ZONE 'Asia/Shanghai')::date = \(day)::text::date
                    OR payout.bill_number = ANY (\(numbers)))
            """
        ).decode((String, ReportID, Fen, Bool).self).map {
            Reconciliation.Ours(number: $0.0, report: $0.1, amount: $0.2, isOfTheDay: $0.3)
        }
    }

    /// Payouts that the ledger does not hold for paid.
    static func unpaid(in database: Database) throws -> [Reconciliation.Unpaid] {
        try database.execute("SELECT report_id, attempt FROM reward.payout WHERE state <> 'paid'")
            .decode((ReportID, Int32).self)
            .map { Reconciliation.Unpaid(report: $0.0, attempt: Int($0.1)) }
    }

    static func finish(
        _ day: String,
        theirs: [Reconciliation.Theirs],
        ours: [Reconciliation.Ours],
        differences: [Reconciliation.Difference],
        at now: Timestamp,
        in database: Database
    ) throws {
        let booked = ours.filter(\.isOfTheDay)
        try database.execute(
            """
            UPDATE reward.reconciliation
               SET done_at = \(now), fault = NULL, their_count = \(Int32(theirs.count)),
                   their_fen = \(theirs.reduce(Fen.zero) { $0 + $1.amount }), our_count = \(Int32(booked.count)),
                   our_fen = \(booked.reduce(Fen.zero) { $0 + $1.amount })
             WHERE day = \(day)::text::date
            """
        )
        try database.execute(
            """
            INSERT INTO reward.difference (day, kind, number, report_id, our_fen, their_fen, found_at)
            SELECT \(day)::text::date, kind, number, report_id, our_fen, their_fen, \(now)
              FROM unnest(\(differences.map(\.kind.rawValue)), \(differences.map(\.number)), \(differences.map(\.report)),
                          \(differences.map(\.ours)), \(differences.map(\.theirs)))
                AS given (kind, number, report_id, our_fen, their_fen)
            ON CONFLICT (day, kind, number) DO NOTHING
            """
        )
    }

    static func fail(_ day: String, _ fault: String, in database: Database) throws {
        try database.execute("UPDATE reward.reconciliation SET fault = \(fault) WHERE day = \(day)::text::date")
    }
}
