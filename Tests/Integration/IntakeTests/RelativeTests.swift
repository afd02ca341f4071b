import IntakeService
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing

@Suite("Reports for a relative", .timeLimit(.minutes(10)))
struct RelativeTests {
    @Test("Only where an officer goes there it is kept how the relative is reached: not of what is refused or referred")
    func kept() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let site = try await Site(owner)
        let relative = RelativeContact(name: "许奶奶", phone: "13899990001")
        let rubbish = try #require(CategoryCode(rawValue: "0901"))
        let tip = try #require(CategoryCode(rawValue: "1801"))
        let services = try IntakeService.parts(try house.assembly(of: .intake))
        let registered = site.submission(rubbish, onBehalf: relative)
        let refused = site.submission(rubbish, longitude: site.longitude + 20, onBehalf: relative)
        let referred = site.submission(tip, onBehalf: relative, policeConsent: true)
        try await house.running(services) {
            let probe = Probe(house)
            for report in [registered, refused, referred] { try await probe.publish(report, from: .gateway) }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM intake.report").decodeOne(Int.self)
            }) < 3 { await Task.yield() }
            await probe.close()
        }
        let kept = try await owner.autocommit { database in
            try database.execute(
                "SELECT id, state, is_on_behalf, relative_name, relative_phone FROM intake.report"
            ).decode((ReportID, String, Bool, String?, String?).self)
        }
        for row in kept {
            let isKept = row.0 == registered.reportID
            #expect(row.2 == isKept && (row.3 != nil) == isKept && (row.4 != nil) == isKept, "\(row.1)")
        }
        #expect(Set(kept.map(\.1)) == ["registered", "rejected", "referred"])
        await owner.close()
        try await house.tearDown()
    }
}
