import Messaging
import Model
import PostgreSQL

/// What the operator reads and sets of the reconciliation.
enum ReconciliationStatements {
    struct Difference: Sendable {
        let id: Int64
        let day: String
        let kind: String
        let number: String
        let report: ReportID?
        let ours: Fen?
        let theirs: Fen?
    }

    /// A difference of any age, with how it ended.
    struct Found: Sendable {
        let difference: Difference
        let foundAt: Timestamp
        /// nil while it is open.
        let settlement: Settlement?
    }

    /// Who has explained a difference, or `reward` where what was missing has come.
    struct Settlement: Sendable {
        let at: Timestamp
        let by: String?
        let words: String
    }

    struct Month: Sendable {
        let count: Int64
        let fen: Fen
        /// Days of the month, from the first that there is anything of, that were not held against the provider's final bill.
        let openDays: [String]
        let differences: Int64
        /// A month that is still going on is not signed off.
        let isOver: Bool

        var mayClose: Bool { obstacles.isEmpty }

        /// Why it is not signed off.
        var obstacles: [String] {
            var words: [String] = []
            if !isOver { words.append("the month is not over") }
            if !openDays.isEmpty {
                let days = openDays.joined(separator: ", ")
                words.append("not held against the provider's final bill: \(days)")
            }
            if differences > 0 { words.append("open differences: \(differences)") }
            return words
        }
    }

    /// A day whose comparison did not come to its end.
    struct Failing: Sendable {
        let day: String
        let failures: Int
        let fault: String?
        let nextTry: Timestamp?
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

    /// Everything that was found in a period, open or settled.
    /// - Parameter period: a day or a month, such as 2026-11; empty for all time.
    static func found(in period: String, in database: Database) throws -> [Found] {
        try database.execute(
            """
            SELECT id, day::text, kind, number, report_id, our_fen, their_fen,
                   found_at, resolved_at, resolved_by, resolution
              FROM reward.difference
             WHERE starts_with(day::text, \(period))
             ORDER BY day, number, id
            """
        ).decode(
            (Int64, String, String, String, ReportID?, Fen?, Fen?, Timestamp, Timestamp?, String?, String?).self
        ).map { row in
            Found(
                difference: Difference(
                    id: row.0,
                    day: row.1,
                    kind: row.2,
                    number: row.3,
                    report: row.4,
                    ours: row.5,
                    theirs: row.6
                ),
                foundAt: row.7,
                settlement: row.8.flatMap { at in row.10.map { Settlement(at: at, by: row.9, words: $0) } }
            )
        }
    }

    static func failing(in database: Database) throws -> [Failing] {
        try database.execute(
            """
            SELECT day::text, failures, fault, next_try_at
              FROM reward.reconciliation
             WHERE failures > 0
             ORDER BY day
            """
        ).decode((String, Int32, String?, Timestamp?).self).map {
            Failing(day: $0.0, failures: Int($0.1), fault: $0.2, nextTry: $0.3)
        }
    }

    /// Asks for a day, also once more; what was found and resolved stays, and so does that it was done. Writes down who asked.
    static func ask(_ day: String, _ signature: Signature, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO reward.reconciliation (day, asked_at)
            VALUES (\(day)::text::date, clock.now())
            ON CONFLICT (day) DO UPDATE
               SET asked_at = excluded.asked_at, is_asked = true, failures = 0, next_try_at = NULL
            """
        )
        try OperatorAct(deed: .reconciliation, subject: day, before: nil, after: "asked").write(signature, in: database)
    }

    /// One line of words once a day is done.
    static func outcome(of day: String, in database: Database) throws -> String? {
        try database.execute(
            """
            SELECT format('%s: theirs %s, %s fen; ours %s, %s fen; %s open differences', day, their_count, their_fen, our_count,
                          our_fen, (SELECT count(*) FROM reward.difference
                                     WHERE difference.day = reconciliation.day AND resolved_at IS NULL))
              FROM reward.reconciliation
             WHERE day = \(day)::text::date AND done_at IS NOT NULL AND NOT is_asked
            """
        ).decodeFirst(String.self)
    }

    static func fault(of day: String, in database: Database) throws -> String? {
        try database.execute("SELECT fault FROM reward.reconciliation WHERE day = \(day)::text::date")
            .decodeFirst(String?.self) ?? nil
    }

    /// Explains a difference, and writes down who did.
    /// - Returns: whether there was such an open difference.
    static func resolve(
        _ id: Int64,
        _ resolution: String,
        _ signature: Signature,
        in database: Database
    ) throws -> Bool {
        let difference = try database.execute(
            """
            UPDATE reward.difference
               SET resolved_at = clock.now(), resolved_by = \(signature.name), resolution = \(resolution)
             WHERE id = \(id) AND resolved_at IS NULL
            RETURNING kind || ' ' || number
            """
        ).decodeFirst(String.self)
        guard let difference else { return false }
        try OperatorAct(deed: .resolution, subject: "\(id)", before: difference, after: "resolved")
            .write(signature, in: database)
        return true
    }

    /// A month by the ledger's own postings, in local time; its days by what was compared, also where nothing is posted: a
    /// restore may have lost it. Where nothing at all is known, every day is open.
    static func month(_ month: String, in database: Database) throws -> Month {
        let row = try database.execute(
            """
            WITH span AS (
                SELECT (\(month) || '-01')::date AS first_day, (clock.now() AT TIME ZONE 'Asia/Shanghai')::date AS today
            ), paid AS (
                SELECT posting.amount
                  FROM span
                  JOIN reward.transaction
                    ON transaction.kind = 'pay'
                   AND transaction.recorded_at >= span.first_day::timestamp AT TIME ZONE 'Asia/Shanghai'
                   AND transaction.recorded_at < (span.first_day + interval '1 month') AT TIME ZONE 'Asia/Shanghai'
                  JOIN reward.posting ON posting.transaction_id = transaction.id
                  JOIN reward.account ON account.id = posting.account_id AND account.code = 'paid'
            ), open_day AS (
                SELECT due.day::date AS day
                  FROM span,
                       generate_series(
                           greatest(span.first_day,
                                    least((SELECT (min(stored_at) AT TIME ZONE 'Asia/Shanghai')::date FROM reward.bill),
                                          (SELECT min(day) FROM reward.reconciliation)))::timestamp,
                           least(span.first_day + interval '1 month' - interval '1 day', span.today - interval '1 day'),
                           interval '1 day') AS due (day)
                  LEFT JOIN reward.reconciliation AS done
                         ON done.day = due.day::date AND done.done_at >= done.bill_final_at
                 WHERE done.day IS NULL
            )
            SELECT (SELECT count(*) FROM paid), (SELECT coalesce(sum(amount), 0)::bigint FROM paid),
                   ARRAY(SELECT open_day.day::text FROM open_day ORDER BY open_day.day),
                   (SELECT count(*) FROM reward.difference, span
                     WHERE resolved_at IS NULL AND day >= span.first_day AND day < span.first_day + interval '1 month'),
                   (SELECT today >= first_day + interval '1 month' FROM span)
            """
        ).decodeOne((Int64, Fen, [String], Int64, Bool).self)
        return Month(count: row.0, fen: row.1, openDays: row.2, differences: row.3, isOver: row.4)
    }

    /// Signs a month off, and writes that down with the other acts.
    /// - Returns: whether it was not signed off before.
    static func close(
        _ month: String,
        _ sums: Month,
        _ signature: Signature,
        in database: Database
    ) throws -> Bool {
        let signed = try database.execute(
            """
            INSERT INTO reward.closing (month, count, fen, closed_by, closed_at)
            VALUES (\(month), \(Int32(sums.count)), \(sums.fen), \(signature.name), clock.now())
            ON CONFLICT (month) DO NOTHING
            """
        ).affected
        guard signed > 0 else { return false }
        try OperatorAct(
            deed: .closing,
            subject: month,
            before: nil,
            after: "\(sums.count) red packets of ¥\(sums.fen)"
        ).write(signature, in: database)
        return true
    }
}
