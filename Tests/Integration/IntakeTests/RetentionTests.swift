import Foundation
import IntakeService
import Messaging
import Model
import OperatorService
import PostgreSQL
import SchedulerService
import TestSupport
import Testing

@Suite("What is kept no longer than the configured time", .timeLimit(.minutes(10)))
struct RetentionTests {
    @Test("The timer forgets what is old and answered, leaves the rest, and is set for the next day")
    func sweep() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let site = try await Site(owner)
        let rubbish = try #require(CategoryCode(rawValue: "0901"))
        let now = ServiceClock.real.now()
        // Far outside the city: answered at once. The open one is older and stays all the same.
        let old = Self.submission(site, rubbish, longitude: 118, acceptedAt: now - .seconds(40 * 86_400))
        let young = Self.submission(site, rubbish, longitude: 118, acceptedAt: now)
        let open = Self.submission(site, rubbish, longitude: site.longitude, acceptedAt: now - .seconds(50 * 86_400))
        try await house.running(try IntakeService.parts(house.assembly(of: .intake))) {
            let probe = Probe(house)
            for report in [old, young, open] { try await probe.publish(report, from: .gateway) }
            try await Self.wait(owner, "(SELECT count(*) FROM intake.report) = 3")
            await probe.close()
        }
        // Put aside by two services, long ago and just now.
        try await owner.transaction { database in
            for service in ["intake", "notification"] {
                for (name, days) in [("old", 31), ("young", 29)] {
                    try database.execute(
                        """
                        INSERT INTO \(unsafeSQL: service).parked
                               (consumer, message_id, type, exchange, routing_key, headers, body, reason_code, reason, parked_at)
                        VALUES ('\(unsafeSQL: service).commands', \(name), 'any.thing.v1', '', '', '{}', 'said',
                                'message.malformed', 'no JSON', clock.now() - interval '1 day' * \(Int32(days)))
                        """
                    )
                }
            }
        }
        let services =
            try IntakeService.parts(house.assembly(of: .intake, adding: ["RETENTION_DAYS": "30"]))
            + SchedulerService.parts(house.assembly(of: .scheduler))
        try await house.running(services) {
            try await Self.wait(owner, "EXISTS (SELECT FROM intake.report WHERE erased_at IS NOT NULL)")
            // It comes again: fired once, and scheduled for the day after.
            try await Self.wait(
                owner,
                """
                (SELECT count(*) FROM scheduler.firing) = 1
                AND EXISTS (SELECT FROM scheduler.timer JOIN intake.retention USING (due_at)
                             WHERE timer.due_at > clock.now() + interval '23 hours')
                """
            )
        }
        let stored = try await owner.autocommit { database in
            try database.execute("SELECT id, words, erased_at IS NOT NULL FROM intake.report")
                .decode((ReportID, String, Bool).self)
        }
        for (id, words, isErased) in stored {
            #expect(isErased == (id == old.reportID))
            #expect(words.isEmpty == isErased)
        }
        let parked = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT message_id, convert_from(body, 'UTF8'), resolution, reason FROM intake.parked
                 UNION ALL
                SELECT message_id, convert_from(body, 'UTF8'), resolution, reason FROM notification.parked
                 ORDER BY 1
                """
            ).decode((String, String, String?, String).self)
        }
        #expect(parked.map(\.0) == ["old", "old", "young", "young"])
        #expect(parked.map(\.1) == ["", "", "said", "said"])
        #expect(parked.map(\.2) == ["dropped", "dropped", nil, nil])
        #expect(parked.allSatisfy { $0.3 == "no JSON" })
        let told = try await owner.autocommit { database in
            try database.execute("SELECT subject FROM journal.message WHERE type = 'report.erased.v1'")
                .decode(String.self)
        }
        #expect(told == [old.reportID.description])
        let checks = AuditCheck.all.filter { $0.code.hasPrefix("timer.") || $0.code.hasPrefix("erasure.") }
        let report = try await owner.transaction { database in
            try Auditor(bindings: []).run(in: database, checks: checks)
        }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    private static func submission(
        _ site: Site,
        _ category: CategoryCode,
        longitude: Double,
        acceptedAt: Timestamp
    ) -> SubmitReport {
        SubmitReport(
            reportID: ReportID(UUID()),
            citizenID: CitizenID(UUID()),
            source: .citizen,
            pin: RawPosition(longitude: longitude, latitude: site.latitude, system: .wgs84, accuracyMetres: 10),
            words: "门前堆满杂物",
            categoryCode: category,
            fingerprint: UUID().uuidString,
            acceptedAt: acceptedAt
        )
    }

    /// Looks again and again; the test's time limit ends it.
    private static func wait(_ owner: PostgresPool, _ condition: String) async throws {
        while try await !owner.autocommit({ database in
            try database.execute("SELECT \(unsafeSQL: condition)").decodeOne(Bool.self)
        }) {
            try Task.checkCancellation()
        }
    }
}
