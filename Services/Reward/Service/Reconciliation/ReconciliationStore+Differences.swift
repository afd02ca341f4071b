import Messaging
import Model
import PostgreSQL

extension ReconciliationStore {
    /// Records what differs; a difference that is known stays as it is, resolved or not.
    /// - Returns: how many are new.
    static func record(
        _ differences: [Reconciliation.Difference],
        of day: CivilDay,
        at now: Timestamp,
        in database: Database
    ) throws -> Int {
        guard !differences.isEmpty else { return 0 }
        return try database.execute(
            """
            INSERT INTO reward.difference (day, kind, number, report_id, our_fen, their_fen, found_at)
            SELECT \(day.description)::text::date, kind, number, report_id, our_fen, their_fen, \(now)
              FROM unnest(\(differences.map(\.kind.rawValue)), \(differences.map(\.number)), \(differences.map(\.report)),
                          \(differences.map(\.ours)), \(differences.map(\.theirs)))
                AS given (kind, number, report_id, our_fen, their_fen)
            ON CONFLICT (day, kind, number) DO NOTHING
            """
        ).affected
    }

    /// Payouts that are not paid here, and the numbers under which the provider says that it paid them.
    static func forgotten(in database: Database) throws -> [(report: ReportID, number: String)] {
        try database.execute(
            """
            SELECT payout.report_id, difference.number
              FROM reward.difference
              JOIN reward.payout USING (report_id)
             WHERE difference.kind = 'missingHere' AND difference.resolved_at IS NULL
               AND (payout.state = 'reserved' OR payout.hold = 'attempts')
             ORDER BY payout.report_id
            """
        ).decode((ReportID, String).self).map { (report: $0.0, number: $0.1) }
    }

    /// What was missing and has come is settled: a payment that the provider names after all, a posting that is there now.
    /// The difference stays, with words.
    /// - Returns: how many of the postings have another amount than the provider paid; that is another difference.
    static func settle(at now: Timestamp, in database: Database) throws -> Int {
        try database.execute(
            """
            UPDATE reward.difference
               SET resolved_at = \(now), resolved_by = 'reward', resolution = found.words
              FROM (SELECT missing.id, format('the provider''s bill of %s names it', min(entry.day)) AS words
                      FROM reward.difference AS missing
                      JOIN reward.provider_entry AS entry ON entry.number = missing.number
                     WHERE missing.kind = 'missingThere' AND missing.resolved_at IS NULL
                     GROUP BY missing.id) AS found
             WHERE difference.id = found.id AND difference.resolved_at IS NULL
            """
        )
        return try database.execute(
            """
            WITH posted AS (
                SELECT missing.id, missing.day, missing.number, payout.report_id, payout.fen AS our_fen,
                       coalesce(entry.fen, missing.their_fen) AS their_fen, transaction.recorded_at
                  FROM reward.difference AS missing
                  JOIN reward.payout ON payout.bill_number = missing.number
                  JOIN reward.transaction ON transaction.report_id = payout.report_id AND transaction.kind = 'pay'
                  LEFT JOIN reward.provider_entry AS entry
                         ON entry.day = missing.day AND entry.number = missing.number AND entry.place = 1
                 WHERE missing.kind = 'missingHere' AND missing.resolved_at IS NULL
            ), settled AS (
                UPDATE reward.difference
                   SET resolved_at = \(now), resolved_by = 'reward',
                       resolution = format('posted here on %s',
                                           (posted.recorded_at AT TIME ZONE 'Asia/Shanghai')::date)
                  FROM posted
                 WHERE difference.id = posted.id AND difference.resolved_at IS NULL
                RETURNING difference.id
            )
            INSERT INTO reward.difference (day, kind, number, report_id, our_fen, their_fen, found_at)
            SELECT posted.day, 'amountDiffers', posted.number, posted.report_id, posted.our_fen, posted.their_fen, \(now)
              FROM posted
              JOIN settled ON settled.id = posted.id
             WHERE posted.our_fen <> posted.their_fen
            ON CONFLICT (day, kind, number) DO NOTHING
            """
        ).affected
    }
}
