import Messaging
package import Model
import NIOConcurrencyHelpers
package import PostgreSQL

/// The city's time limits and its working calendar, read from the city's data and kept for a minute.
package final class LimitCatalogue: Sendable {
    private struct State {
        var policies: LimitPolicies = .standard
        var readAt: Timestamp?
    }

    private let state = NIOLockedValueBox(State())
    private static let freshness = Duration.seconds(60)

    package init() {}

    /// The limits as of at most a minute ago.
    package func policies(at now: Timestamp, in database: Database) throws -> LimitPolicies {
        let known = state.withLockedValue { $0 }
        if let readAt = known.readAt, now - readAt < Self.freshness, now >= readAt { return known.policies }
        let policies = try Self.read(in: database)
        state.withLockedValue { $0 = State(policies: policies, readAt: now) }
        return policies
    }

    private static func read(in database: Database) throws -> LimitPolicies {
        let policies = try database.execute(
            """
            SELECT stage, category, urgency, town_code, amount, unit, warning_percent
              FROM city.limit_policy
             WHERE is_active
             ORDER BY stage, category, urgency, town_code
            """
        ).decode((String, String, String, String, Double, String, Int32).self).map { row in
            guard let stage = TimeLimitStage(rawValue: row.0), let scope = LimitPolicy.Scope(row.1),
                row.2 == "*" || Urgency(rawValue: row.2) != nil, row.3 == "*" || TownCode(rawValue: row.3) != nil,
                let unit = LimitAmount.Unit(rawValue: row.5)
            else { throw PostgresError(.decoding, message: "the limit policy \(row) means nothing") }
            return LimitPolicy(
                stage: stage,
                scope: scope,
                urgency: Urgency(rawValue: row.2),
                town: TownCode(rawValue: row.3),
                rule: LimitRule(LimitAmount(row.4, unit), warningShare: Double(row.6) / 100)
            )
        }
        return LimitPolicies(policies, calendar: try calendar(in: database))
    }

    private static func calendar(in database: Database) throws -> WorkingCalendar {
        let periods = try database.execute(
            """
            SELECT extract(epoch FROM opens)::integer / 60, extract(epoch FROM closes)::integer / 60
              FROM city.office_hours
             ORDER BY opens
            """
        ).decode((Int32, Int32).self).map { row in
            OfficeHours.Period(opensAtMinute: Int(row.0), closesAtMinute: Int(row.1))
        }
        // What the city wrote itself overrides the published calendar.
        let spans = try database.execute(
            """
            SELECT first_day::text, last_day::text, is_working
              FROM city.calendar_span
             ORDER BY origin <> 'seed', first_day, last_day, is_working
            """
        ).decode((String, String, Bool).self).map { row in
            guard let first = CivilDay(row.0), let last = CivilDay(row.1),
                let span = CalendarSpan(first: first, last: last, isWorking: row.2)
            else { throw PostgresError(.decoding, message: "the calendar span \(row) means nothing") }
            return span
        }
        return WorkingCalendar(office: OfficeHours(periods) ?? .standard, spans: spans)
    }
}
