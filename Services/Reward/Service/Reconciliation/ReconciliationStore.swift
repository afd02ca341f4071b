import Messaging
import Model
import PostgreSQL

/// The statements of the reconciliation: which days wait, and what is held against what.
enum ReconciliationStore {
    /// What is known of the days that the provider still keeps.
    static func days(at now: Timestamp, in database: Database) throws -> ReconciliationDays {
        let first = try database.execute(
            """
            SELECT least((SELECT (min(stored_at) AT TIME ZONE 'Asia/Shanghai')::date FROM reward.bill),
                         (SELECT min(day) FROM reward.reconciliation))::text
            """
        ).decodeOne(String?.self)
        let oldest = ReconciliationDays.oldest(at: now).description
        let done = try database.execute(
            """
            SELECT day::text, done_at
              FROM reward.reconciliation
             WHERE day >= \(oldest)::text::date AND done_at IS NOT NULL
            """
        ).decode((String, Timestamp).self)
        return ReconciliationDays(
            first: first.flatMap { CivilDay($0) },
            done: done.reduce(into: [:]) { done, row in
                if let day = CivilDay(row.0) { done[day] = row.1 }
            }
        )
    }

    /// Asks for days that nobody has asked for, and again for those that were compared before their bill was final.
    static func ask(_ days: [CivilDay], at now: Timestamp, in database: Database) throws {
        guard !days.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.reconciliation (day, asked_at)
            SELECT given.day::date, \(now) FROM unnest(\(days.map(\.description))) AS given (day)
            ON CONFLICT (day) DO UPDATE SET asked_at = excluded.asked_at, is_asked = true
             WHERE NOT reconciliation.is_asked AND reconciliation.done_at < reconciliation.bill_final_at
            """
        )
    }

    /// The earliest day that waits, for one process until its lease ends. What the provider keeps no longer is tried once.
    static func take(until lease: Timestamp, at now: Timestamp, in database: Database) throws -> WaitingDay? {
        let oldest = ReconciliationDays.oldest(at: now).description
        let row = try database.execute(
            """
            UPDATE reward.reconciliation AS taken
               SET next_try_at = \(lease)
             WHERE day = (SELECT day
                            FROM reward.reconciliation
                           WHERE (is_asked OR done_at IS NULL)
                             AND (next_try_at IS NULL OR next_try_at <= \(now))
                             AND (failures = 0 OR day >= \(oldest)::text::date)
                           ORDER BY day
                           LIMIT 1
                             FOR UPDATE SKIP LOCKED)
            RETURNING day::text, asked_at, failures,
                      EXISTS (SELECT FROM reward.reconciliation AS before
                               WHERE before.day = taken.day - 1
                                 AND before.done_at >= before.bill_final_at
                                 AND before.their_count = (SELECT count(*) FROM reward.provider_entry AS entry
                                                            WHERE entry.day = before.day))
            """
        ).decodeFirst((String, Timestamp, Int32, Bool).self)
        guard let row, let day = CivilDay(row.0) else { return nil }
        return WaitingDay(day: day, askedAt: row.1, failures: Int(row.2), isDayBeforeKept: row.3)
    }

    /// Keeps what a bill names; what was kept before stays as it was read first.
    static func keep(
        _ theirs: [Reconciliation.Theirs],
        of day: CivilDay,
        at now: Timestamp,
        in database: Database
    ) throws {
        guard !theirs.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.provider_entry (day, number, place, fen, read_at)
            SELECT \(day.description)::text::date, number, row_number() OVER (PARTITION BY number ORDER BY line), fen, \(now)
              FROM unnest(\(theirs.map(\.number)), \(theirs.map(\.amount))) WITH ORDINALITY AS given (number, fen, line)
            ON CONFLICT (day, number, place) DO NOTHING
            """
        )
    }

    /// Payouts that were posted on a day, and those that have one of these numbers.
    static func paid(on day: CivilDay, or numbers: [String], in database: Database) throws -> [Reconciliation.Ours] {
        let (start, end) = (day.start, (day + 1).start)
        return try database.execute(
            """
            SELECT payout.bill_number, payout.report_id, payout.fen,
                   transaction.recorded_at >= \(start) AND transaction.recorded_at < \(end)
              FROM (SELECT report_id FROM reward.transaction
                     WHERE kind = 'pay' AND recorded_at >= \(start) AND recorded_at < \(end)
                     UNION
                    SELECT report_id FROM reward.payout WHERE bill_number = ANY (\(numbers))) AS named
              JOIN reward.payout ON payout.report_id = named.report_id
              JOIN reward.transaction ON transaction.report_id = named.report_id AND transaction.kind = 'pay'
             WHERE payout.bill_number IS NOT NULL
            """
        ).decode((String, ReportID, Fen, Bool).self).map {
            Reconciliation.Ours(number: $0.0, report: $0.1, amount: $0.2, isOfTheDay: $0.3)
        }
    }

    /// Which of these numbers any bill of the provider names, or any of another day.
    static func named(
        _ numbers: [String],
        onOtherDaysThan day: CivilDay? = nil,
        in database: Database
    ) throws -> Set<String> {
        guard !numbers.isEmpty else { return [] }
        return Set(
            try database.execute(
                """
                SELECT DISTINCT number
                  FROM reward.provider_entry
                 WHERE number = ANY (\(numbers)) AND day IS DISTINCT FROM \(day?.description)::text::date
                """
            ).decode(String.self)
        )
    }

    /// Payouts that the ledger does not hold for paid.
    static func unpaid(in database: Database) throws -> [Reconciliation.Unpaid] {
        try database.execute("SELECT report_id, attempt FROM reward.payout WHERE state <> 'paid'")
            .decode((ReportID, Int32).self)
            .map { Reconciliation.Unpaid(report: $0.0, attempt: Int($0.1)) }
    }

    /// - Parameter now: before the bill was read.
    static func finish(
        _ waiting: WaitingDay,
        theirs: [Reconciliation.Theirs],
        ours: [Reconciliation.Ours],
        at now: Timestamp,
        in database: Database
    ) throws {
        let booked = ours.filter(\.isOfTheDay)
        try database.execute(
            """
            UPDATE reward.reconciliation
               SET done_at = \(now), is_asked = asked_at <> \(waiting.askedAt), fault = NULL, failures = 0,
                   next_try_at = NULL,
                   their_count = \(Int32(theirs.count)), their_fen = \(theirs.reduce(Fen.zero) { $0 + $1.amount }),
                   our_count = \(Int32(booked.count)), our_fen = \(booked.reduce(Fen.zero) { $0 + $1.amount })
             WHERE day = \(waiting.day.description)::text::date
            """
        )
    }

    /// - Returns: whether nobody has asked anew meanwhile; if somebody has, it is tried again at once.
    static func fail(
        _ waiting: WaitingDay,
        _ fault: String,
        failures: Int,
        nextTry: Timestamp,
        in database: Database
    ) throws -> Bool {
        try database.execute(
            """
            UPDATE reward.reconciliation
               SET fault = \(fault), failures = \(Int32(failures)), next_try_at = \(nextTry)
             WHERE day = \(waiting.day.description)::text::date AND asked_at = \(waiting.askedAt)
            """
        ).affected > 0
    }
}
