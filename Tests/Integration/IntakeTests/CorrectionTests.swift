import Foundation
import IntakeService
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing

@Suite("What was corrected after it was reported", .timeLimit(.minutes(10)))
struct CorrectionTests {
    /// An intake service, and a report of rubbish that it has registered.
    private struct Bench: Sendable {
        let house: TestHouse
        let pool: PostgresPool
        let probe: Probe
        let site: Site
        let report: ReportSummary
        /// About 300 m to the east.
        let elsewhere: Coordinate<WGS84>

        static func run(_ body: @escaping @Sendable (Bench) async throws -> Void) async throws {
            let house = try await TestHouse.build()
            let pool = try house.database.pool(size: 2)
            let site = try await Site(pool)
            let services = try (0..<2).flatMap { _ in try IntakeService.parts(try house.assembly(of: .intake)) }
            try await house.running(services) {
                let probe = Probe(house)
                let sent = site.submission(try #require(CategoryCode(rawValue: "0901")))
                try await probe.publish(sent, from: .gateway)
                let bench = Bench(
                    house: house,
                    pool: pool,
                    probe: probe,
                    site: site,
                    report: try await Self.registered(sent.reportID, pool).report,
                    elsewhere: try #require(
                        Coordinate<WGS84>(longitude: site.longitude + 300 / 102_000, latitude: site.latitude)
                    )
                )
                try await body(bench)
                await probe.close()
            }
            await pool.close()
            try await house.tearDown()
        }

        /// What was said when a report was taken in.
        static func registered(_ report: ReportID, _ pool: PostgresPool) async throws -> ReportRegistered {
            while true {
                let body = try await pool.autocommit { database in
                    try database.execute(
                        """
                        SELECT body FROM journal.message
                         WHERE type = 'report.registered.v1' AND subject = \(report.description)
                        """
                    ).decodeFirst(String.self)
                }
                if let body { return try MessageCoding.decode(ReportRegistered.self, from: body) }
                await Task.yield()
            }
        }

        /// The report as it was corrected.
        func corrected(_ category: String? = nil, isMoved: Bool = true) throws -> ReportSummary {
            var corrected = report
            if isMoved { corrected.pin = elsewhere }
            if let category { corrected.categoryCode = try #require(CategoryCode(rawValue: category)) }
            return corrected
        }

        func verified(_ report: ReportSummary, _ finding: Finding, at moment: Timestamp) -> ReportVerified {
            ReportVerified(
                report: report,
                at: moment,
                taskID: TaskID(kind: .first, of: report.id, round: 1),
                kind: .first,
                officerID: OfficerID(site.officer.id.uuid),
                finding: finding,
                evidence: Evidence(words: "位置已更正")
            )
        }

        func recategorised(_ report: ReportSummary, at moment: Timestamp) -> CaseRecategorised {
            CaseRecategorised(
                report: report,
                at: moment,
                caseID: CaseID(of: report.id),
                previousCategoryCode: report.categoryCode,
                reason: "类别有误",
                needsConclusion: false,
                departmentCode: nil,
                dueAt: moment,
                overallDueAt: moment
            )
        }

        /// Publishes it as its owner would, and waits until it was handled.
        func say(_ event: some EventContract, from source: ServiceName) async throws {
            let id = try await probe.publish(event, from: source)
            while try await count("SELECT count(*) FROM intake.handled WHERE message_id = \(id)") == 0 {
                await Task.yield()
            }
        }

        /// Somebody reports something at a place: what intake finds near.
        func near(_ pin: Coordinate<WGS84>, _ category: String) async throws -> ReportRegistered {
            let sent = site.submission(
                try #require(CategoryCode(rawValue: category)),
                longitude: pin.longitude
            )
            try await probe.publish(sent, from: .gateway)
            return try await Self.registered(sent.reportID, pool)
        }

        func count(_ sql: SQL) async throws -> Int {
            try await pool.autocommit { try $0.execute(sql).decodeOne(Int.self) }
        }

        /// Category, and metres from where it was reported, of the report as intake keeps it.
        func kept() async throws -> (category: String, metres: Double) {
            let (id, pin) = (report.id, report.pin)
            return try await pool.autocommit { database in
                try database.execute(
                    """
                    SELECT category_code, public.ST_DistanceSphere(pin, public.ST_SetSRID(
                               public.ST_MakePoint(\(pin.longitude), \(pin.latitude)), 4326))
                      FROM intake.report WHERE id = \(id)
                    """
                ).decodeOne((String, Double).self)
            }
        }
    }

    @Test("The same thing is looked for where the officer says that it is, and as what")
    func duplicates() async throws {
        try await Bench.run { bench in
            let now = ServiceClock.real.now()
            try await bench.say(
                bench.verified(try bench.corrected("1301"), .confirmed, at: now),
                from: .verification
            )
            #expect(try await bench.near(bench.elsewhere, "1301").possibleDuplicates == [bench.report.id])
            for (pin, category) in [(bench.report.pin, "1301"), (bench.report.pin, "0901"), (bench.elsewhere, "0901")] {
                #expect(try await bench.near(pin, category).possibleDuplicates.isEmpty, "\(pin) \(category)")
            }
        }
    }

    @Test("What comes again is found where the earlier one had been corrected to")
    func recurrence() async throws {
        try await Bench.run { bench in
            let now = ServiceClock.real.now()
            try await bench.say(
                bench.verified(try bench.corrected("1301"), .resolvedOnSite, at: now),
                from: .verification
            )
            #expect(try await bench.near(bench.report.pin, "0901").recurrence == nil)
            #expect(try await bench.near(bench.elsewhere, "1301").recurrence?.earlierID == bench.report.id)
        }
    }

    @Test("Corrections count by when they were made, in whatever order and however often they are heard of")
    func order() async throws {
        try await Bench.run { bench in
            let now = ServiceClock.real.now()
            var other = try bench.corrected("1302")
            other.urgency = .urgent
            let finding = bench.verified(try bench.corrected("1301"), .confirmed, at: now)
            let later = bench.recategorised(other, at: now + .seconds(60))
            // The centre's word is heard of first, the finding twice after it.
            try await bench.say(later, from: .dispatch)
            for _ in 0..<2 { try await bench.say(finding, from: .verification) }
            try await bench.say(later, from: .dispatch)
            var kept = try await bench.kept()
            #expect(kept.category == "1302" && abs(kept.metres - 300) < 20, "\(kept)")
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM intake.report WHERE id = \(bench.report.id) AND urgency = 'urgent'"
                )
                    == 1
            )
            // The cells changed before the finding, and it is heard of after it: the pin stays where the officer put it.
            let moved = ReportRelocated(
                report: try bench.corrected(isMoved: false),
                at: now + .seconds(-60),
                previousGridCode: bench.report.gridCode
            )
            try await bench.say(moved, from: .verification)
            kept = try await bench.kept()
            #expect(abs(kept.metres - 300) < 20)
            // A second look says that it was right at first.
            try await bench.say(
                bench.verified(try bench.corrected("1302", isMoved: false), .confirmed, at: now + .seconds(120)),
                from: .verification
            )
            kept = try await bench.kept()
            #expect(kept.category == "1302" && kept.metres < 1)
        }
    }

    @Test("A finding that corrects nothing leaves the report as it is")
    func unchanged() async throws {
        try await Bench.run { bench in
            let now = ServiceClock.real.now()
            try await bench.say(bench.verified(bench.report, .confirmed, at: now), from: .verification)
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM intake.report WHERE id = \(bench.report.id) AND placed_at IS NULL AND classed_at IS NULL"
                ) == 1
            )
        }
    }
}
