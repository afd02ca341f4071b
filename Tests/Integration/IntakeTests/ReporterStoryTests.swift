import AMQP
import Foundation
import IntakeService
import Logging
import Messaging
import Model
import NIOConcurrencyHelpers
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@Suite("Who reports, on the real tables", .timeLimit(.minutes(10)))
struct ReporterStoryTests {
    @Test(
        "Four services count every citizen once as a newcomer, and once more who reports again a month later; a recount agrees"
    )
    func counts() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let ahead = NIOLockedValueBox(Duration.zero)
        // Days are counted: none may turn in between.
        let noon = ServiceClock.fromNoon()
        let clock = ServiceClock { noon.now() + ahead.withLockedValue { $0 } }
        let services = try (0..<4).flatMap { _ in
            try IntakeService.parts(try house.assembly(of: .intake, clock: clock))
        }
        let site = try await Site(owner)
        let rubbish = try #require(CategoryCode(rawValue: "0901"))
        try await house.running(services) {
            let probe = Probe(house)
            let people = (0..<30).map { _ in CitizenID(UUID()) }
            var sent = 0
            func report(_ senders: some Sequence<CitizenID>) async throws {
                for sender in senders {
                    try await probe.publish(site.submission(rubbish, by: sender), from: .gateway)
                    sent += 1
                }
                while try await Self.count("intake.report WHERE state = 'registered'", owner) < sent {
                    await Task.yield()
                }
            }
            // At once and interleaved: the same people in many batches of several services.
            try await report((0..<3).flatMap { _ in people })
            ahead.withLockedValue { $0 += .seconds(29 * 86_400) }
            try await report(people.prefix(20))
            #expect(try await Self.count("intake.reporter WHERE stayed_with IS NOT NULL", owner) == 0)
            ahead.withLockedValue { $0 += .seconds(86_400) }
            try await report(people.prefix(10))
            try await report(people.prefix(10))
            await probe.close()
        }
        func sums() async throws -> [String] {
            try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT concat_ws(' ', month, town_code, sum(newcomers), sum(stayed))
                      FROM intake.reporter_figure GROUP BY month, town_code
                    UNION ALL
                    SELECT concat_ws(' ', citizen_id, first_on, reports, stayed_with IS NOT NULL) FROM intake.reporter
                     ORDER BY 1
                    """
                ).decode(String.self)
            }
        }
        let counted = try await sums()
        #expect(counted.count == 31 && counted.contains { $0.hasSuffix("\(site.cell.town) 30 10") }, "\(counted)")
        let checks = AuditCheck.all.filter { ["figures.reportersDiffer", "figures.newcomersDiffer"].contains($0.code) }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(checks.count == 2 && report.isClean, "\(report.text)")
        _ = try await owner.transaction { try RecountStatements.recount(in: $0) }
        #expect(try await sums() == counted)
        await owner.close()
        try await house.tearDown()
    }

    private static func count(_ rows: String, _ owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { database in
            try database.execute("SELECT count(*) FROM \(unsafeSQL: rows)").decodeOne(Int.self)
        }
    }
}
