import City
import Messaging
import Model
import PostgreSQL
import Testing

@testable import OperatorService

extension CitySuite {
    @Suite("Limits and calendar")
    struct LimitTests {
        private func policies() async throws -> LimitPolicies {
            try await SeededCity.current.pool.autocommit { database in
                try LimitCatalogue().policies(at: Timestamp(seconds: 0), in: database)
            }
        }

        @Test(
            "The calendar has as many working days as were published",
            arguments: [
                (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248),
            ]
        )
        func workingDays(year: Int, expected: Int) async throws {
            let calendar = try await policies().calendar
            let first = try #require(CivilDay("\(year)-01-01"))
            let days = (0..<366).map { first + $0 }.filter { $0.year == year }
            #expect(days.count { calendar.isWorkingDay($0) } == expected)
            #expect(calendar.office == .standard)
        }

        @Test("Limits are seeded for every stage, by category and urgency")
        func seeded() async throws {
            let policies = try await policies()
            func amount(_ code: String, _ stage: TimeLimitStage, _ urgency: Urgency) throws -> LimitAmount {
                let code = try #require(CategoryCode(rawValue: code))
                return policies.limits(for: code, in: nil).rule(of: stage, urgency: urgency).amount
            }
            #expect(try amount("1403", .verification, .normal) == .workingDays(1))
            #expect(try amount("0101", .verification, .urgent) == .clockHours(2))
            #expect(try amount("0191", .verification, .urgent) == .clockHours(1))
            #expect(try amount("0701", .rectification, .normal) == .workingDays(10))
            #expect(try amount("0701", .overall, .normal) == .workingDays(20))
            #expect(try amount("0801", .rectification, .normal) == .workingDays(3))
            #expect(try amount("0801", .alarm, .urgent).time(in: .plain) == 300_000_000)
            #expect(try amount("0801", .acceptance, .normal) == .workingDays(1), "returned within one working day")
        }

        @Test("What the operator enters overrides what was seeded, and can be taken back")
        func overriding() async throws {
            let day = try #require(CivilDay("2026-10-10"))
            let span = try #require(CalendarSpan(first: day, last: day, isWorking: false))
            let town = try #require(TownCode(rawValue: "441900003"))
            let code = try #require(CategoryCode(rawValue: "1403"))
            let policy = LimitPolicy(
                stage: .verification,
                urgency: .normal,
                town: town,
                rule: LimitRule(.workingHours(2), warningShare: 0.5)
            )
            let pool = try SeededCity.current.pool
            try await pool.autocommit { database in
                try CalendarStatements.set(
                    CalendarEntry(span: span, name: "台风停工", englishName: "Typhoon", origin: "city"),
                    in: database
                )
                try LimitStatements.set(policy, warningPercent: 50, in: database)
            }
            let changed = try await policies()
            #expect(!changed.calendar.isWorkingDay(day))
            #expect(changed.limits(for: code, in: town).rule(of: .verification, urgency: .normal) == policy.rule)
            #expect(
                changed.limits(for: code, in: nil).rule(of: .verification, urgency: .normal).amount == .workingDays(1)
            )
            let removed = try await pool.autocommit { database in
                try (
                    CalendarStatements.remove(from: day, in: database), LimitStatements.remove(policy, in: database)
                )
            }
            #expect(removed.0 == 1 && removed.1 == 1)
            let back = try await policies()
            #expect(back.calendar.isWorkingDay(day))
            #expect(
                back.limits(for: code, in: town).rule(of: .verification, urgency: .normal).amount == .workingDays(1)
            )
            let seededDay = try await pool.autocommit { database in
                try CalendarStatements.remove(from: day, in: database)
            }
            #expect(seededDay == 0, "published days are not taken back")
        }
    }
}
