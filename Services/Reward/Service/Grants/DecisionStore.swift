import Messaging
import Model
import PostgreSQL

/// The statements of the decisions.
enum DecisionStore {
    /// Reports that were decided before: an appeal may verify a report again, it is rewarded once.
    static func decided(_ reports: [ReportID], in database: Database) throws -> Set<ReportID> {
        Set(
            try database.execute("SELECT report_id FROM reward.decision WHERE report_id = ANY (\(reports))")
                .decode(ReportID.self)
        )
    }

    /// Red packets that citizens won for what was verified within these times, and that nobody withheld.
    static func wins(in spans: Set<WinSpan>, in database: Database) throws -> [WinSpan: Int] {
        guard !spans.isEmpty else { return [:] }
        let spans = Array(spans)
        let rows = try database.execute(
            """
            SELECT given.citizen_id, starts_at, ends_at, count(*)
              FROM unnest(\(spans.map(\.citizen)), \(spans.map(\.start)), \(spans.map(\.end)))
                AS given (citizen_id, starts_at, ends_at)
              JOIN reward.decision ON decision.citizen_id = given.citizen_id AND decision.fen > 0
                                  AND decision.found_at >= starts_at AND decision.found_at < ends_at
             WHERE NOT EXISTS (SELECT FROM reward.payout
                                WHERE payout.report_id = decision.report_id AND payout.state = 'withheld')
             GROUP BY 1, 2, 3
            """
        ).decode((CitizenID, Timestamp, Timestamp, Int64).self)
        return rows.reduce(into: [:]) { $0[WinSpan(citizen: $1.0, start: $1.1, end: $1.2)] = Int($1.3) }
    }

    static func settings(in database: Database) throws -> RewardSettings {
        let rows = try database.execute("SELECT name, value FROM reward.setting").decode((String, Int64).self)
        let values = Dictionary(rows) { first, _ in first }
        return RewardSettings(
            reservation: .seconds((values["reservation_days"] ?? 30) * 86_400),
            dailyRedPackets: Int(values["daily_red_packets"] ?? 10),
            monthlyRedPackets: values["monthly_red_packets"].flatMap { $0 > 0 ? Int($0) : nil },
            drawWinners: Int(values["draw_winners_of_1000"] ?? 1000),
            monthlyBudget: Fen(values["monthly_budget_fen"] ?? 0),
            followerPoints: Points(values["follower_points"] ?? 1),
            dailyFollowedCases: Int(values["daily_followed_cases"] ?? 5),
            pause: (values["malice_pause_days"] ?? 90).positive.map { Duration.seconds($0 * 86_400) },
            review: ReviewLimits(values)
        )
    }

    static func insert(
        _ decided: [DecidedReport],
        sampling share: Double,
        at now: Timestamp,
        in database: Database
    ) throws {
        try database.enqueue(
            """
            INSERT INTO reward.decision
                (report_id, citizen_id, town_code, points, fen, declined, decided_at, reserved_until,
                 draw_day, draw_message, draw_share, finding, task_id, found_at, village_code, officer_id, registered_at,
                 review_share, category_code, is_anonymous, rule_id, rule_version, terms, campaign_code, cohort_code,
                 is_for_minors)
            SELECT report_id, citizen_id, town_code, points, fen, declined, \(now), reserved_until,
                   draw_day::date, drawn_by, CASE WHEN drawn_by IS NOT NULL THEN draw_share END, finding, task_id,
                   found_at, village_code, officer_id, registered_at, CASE WHEN fen > 0 THEN \(share) END,
                   category_code, is_anonymous, rule_id, rule_version, terms, campaign_code, cohort_code, is_for_minors
              FROM unnest(
                       \(decided.map(\.report.id)), \(decided.map(\.report.citizenID)), \(decided.map(\.report.townCode)),
                       \(decided.map { $0.decision.points?.points ?? .zero }), \(decided.map(\.fen)),
                       \(decided.map { $0.declined?.rawValue }), \(decided.map(\.reservedUntil)),
                       \(decided.map(\.drawDay)), \(decided.map(\.drawnBy)), \(decided.map(\.verified.finding)),
                       \(decided.map(\.verified.taskID)), \(decided.map(\.verified.at)), \(decided.map(\.report.villageCode)),
                       \(decided.map(\.verified.officerID)), \(decided.map(\.report.registeredAt)),
                       \(decided.map(\.report.categoryCode)), \(decided.map(\.report.isAnonymous)),
                       \(decided.map { $0.terms?.ruleID }), \(decided.map { $0.terms?.ruleVersion.map(Int64.init) }),
                       \(try decided.map { try $0.terms.map { try MessageCoding.text($0) } }),
                       \(decided.map { $0.terms.map { Double($0.winnersOf1000) / 1000 } }),
                       \(decided.map(\.report.campaign?.code)), \(decided.map(\.report.campaign?.cohortCode)),
                       \(decided.map(\.report.campaign?.isForMinors))
                   ) AS given (report_id, citizen_id, town_code, points, fen, declined, reserved_until, draw_day, drawn_by,
                               finding, task_id, found_at, village_code, officer_id, registered_at, category_code,
                               is_anonymous, rule_id, rule_version, terms, draw_share, campaign_code, cohort_code, is_for_minors)
            """
        )
    }
}

/// What the city set for rewards (*config*).
struct RewardSettings: Sendable {
    /// How long a red packet waits to be claimed.
    let reservation: Duration
    let dailyRedPackets: Int
    /// Nil: no such cap.
    let monthlyRedPackets: Int?
    /// Of a thousand true reports so many win where the category's own red packet counts.
    let drawWinners: Int
    /// Of a town where nobody set another.
    let monthlyBudget: Fen
    /// What a follower gets when the case is found true.
    let followerPoints: Points
    /// For so many cases in a day.
    let dailyFollowedCases: Int
    /// How long a citizen's rewards pause when a report was found to have been sent in bad faith; nil: not at all.
    let pause: Duration?
    /// From where on a person looks at a red packet first.
    let review: ReviewLimits
}

extension Int64 {
    fileprivate var positive: Int64? { self > 0 ? self : nil }
}
