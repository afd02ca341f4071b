import Messaging
package import Model
package import PostgreSQL

/// The statements that previews are read with, by the service and by `rrp`; nothing is written.
package enum PreviewStatements {
    /// What was decided on in a time, in its order; decisions that do not know their category are left out.
    package static func reports(
        from start: Timestamp,
        until end: Timestamp,
        limit: Int = .max,
        in database: Database
    ) throws -> [PastReport] {
        try database.execute(
            """
            SELECT decision.report_id, decision.citizen_id, coalesce(decision.is_anonymous, false), decision.town_code,
                   decision.category_code, decision.finding, decision.decided_at,
                   to_char(decision.decided_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), draw.seed,
                   decision.draw_message, decision.points, decision.fen,
                   -- What brings nothing at all though it is true: an emergency, or a crime tip.
                   decision.fen = 0 AND decision.declined IS NULL AND decision.finding IN ('confirmed', 'resolvedOnSite'),
                   decision.campaign_code, decision.cohort_code, coalesce(decision.is_for_minors, false),
                   coalesce(decision.registered_at, decision.decided_at),
                   to_char(coalesce(decision.found_at, decision.decided_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
              FROM reward.decision
              LEFT JOIN reward.draw ON draw.day = decision.draw_day
             WHERE decision.decided_at >= \(start) AND decision.decided_at < \(end)
               AND decision.finding IS NOT NULL
               AND decision.category_code IS NOT NULL
             ORDER BY decision.decided_at, decision.report_id
             LIMIT \(limit)
            """
        ).decode(
            (
                ReportID, CitizenID?, Bool, TownCode, CategoryCode, Finding, Timestamp, String, String?, MessageID?,
                Points, Fen, Bool, CampaignCode?, CohortCode?, Bool, Timestamp, String
            ).self
        ).map { row in
            PastReport(
                id: row.0,
                citizenID: row.1,
                isAnonymous: row.2,
                isEmergency: row.12,
                townCode: row.3,
                categoryCode: row.4,
                finding: row.5,
                campaign: row.13.map { CampaignMark(code: $0, cohortCode: row.14, isForMinors: row.15) },
                registeredAt: row.16,
                decidedAt: row.6,
                day: row.7,
                foundDay: row.17,
                seed: row.8,
                message: row.9,
                points: row.10,
                fen: row.11
            )
        }
    }

    /// The rules in force.
    package static func rules(in database: Database) throws -> RewardRules {
        try RewardRuleStore.active(in: database)
    }

    /// The budgets that were set, by town and month.
    package static func budgets(in database: Database) throws -> [TownMonth: Fen] {
        let rows = try database.execute("SELECT town_code, month, granted FROM reward.budget")
            .decode((TownCode, String, Fen).self)
        return rows.reduce(into: [:]) { $0[TownMonth(town: $1.0, month: $1.1)] = $1.2 }
    }
}
