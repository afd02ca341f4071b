import Foundation
import IntakeService
import Messaging
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@Suite("Several intake services at once", .timeLimit(.minutes(10)))
struct MergerRaceTests {
    @Test("Findings that meet in one report lead everybody to the same original, whichever is heard of first")
    func chains() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let services = try (0..<4).flatMap { _ in try IntakeService.parts(try house.assembly(of: .intake)) }
        let site = try await Site(owner)
        let rubbish = try #require(CategoryCode(rawValue: "0901"))
        // Chains of four: each report is found to be the same as the next one.
        let reports = (0..<240).map { _ in site.submission(rubbish) }
        try await house.running(services) {
            let probe = Probe(house)
            for report in reports { try await probe.publish(report, from: .gateway) }
            while try await Self.count("intake.report WHERE state = 'registered'", owner) < reports.count {
                await Task.yield()
            }
            let duplicates = reports.indices.filter { $0 % 4 < 3 }
            try await withThrowingTaskGroup { group in
                for number in duplicates {
                    let finding = try Self.found(reports[number], sameAs: reports[number + 1], at: site)
                    group.addTask { _ = try await probe.publish(finding, from: .verification) }
                }
                try await group.waitForAll()
            }
            while try await Self.count("intake.merger WHERE merged_at IS NOT NULL", owner) < duplicates.count {
                await Task.yield()
            }
            await probe.close()
        }
        let checks = AuditCheck.all.filter { $0.code == "merger.rootDiffers" || $0.code == "follower.countDiffers" }
        let report = try await owner.transaction { database in
            try Auditor(bindings: []).run(in: database, checks: checks)
        }
        #expect(report.isClean, "\(report.text)")
        #expect(try await Self.count("intake.report WHERE merged_into IS NULL", owner) == reports.count / 4)
        await owner.close()
        try await house.tearDown()
    }

    private static func count(_ rows: String, _ owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { database in
            try database.execute("SELECT count(*) FROM \(unsafeSQL: rows)").decodeOne(Int.self)
        }
    }

    private static func found(
        _ report: SubmitReport,
        sameAs original: SubmitReport,
        at site: Site
    ) throws -> ReportVerified {
        let now = ServiceClock.real.now()
        return ReportVerified(
            report: ReportSummary(
                id: report.reportID,
                citizenID: report.citizenID,
                source: .citizen,
                townCode: site.cell.town,
                villageCode: site.cell.village,
                gridCode: site.cell,
                categoryCode: report.categoryCode,
                urgency: .normal,
                pin: try #require(report.pin.wgs84),
                registeredAt: now
            ),
            at: now,
            taskID: TaskID(UUID()),
            kind: .first,
            officerID: OfficerID(UUID()),
            finding: .duplicate,
            evidence: Evidence(words: "同一堆垃圾"),
            duplicateOf: original.reportID
        )
    }
}
