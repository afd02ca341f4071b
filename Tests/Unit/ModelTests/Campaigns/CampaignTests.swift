import SeededRandom
import Testing

@testable import Model

@Suite("Campaigns")
struct CampaignTests {
    let stage: Stage
    let cell: GridCode
    private let now = Samples.now

    init() throws {
        stage = try Stage()
        cell = try #require(Samples.cell)
    }

    private func campaign(
        _ code: String,
        town: TownCode? = nil,
        categories: [String] = [],
        from: Int64 = -100,
        until: Int64 = 100,
        ended: Int64? = nil,
        cohort: String? = nil
    ) throws -> Campaign {
        Campaign(
            code: try #require(CampaignCode(rawValue: code)),
            topic: .fireSafety,
            name: "消防宣传",
            townCode: town,
            categories: categories,
            from: now + .seconds(from),
            until: now + .seconds(until),
            cohort: try cohort.map { Cohort(code: try #require(CohortCode(rawValue: $0))) },
            endedAt: ended.map { now + .seconds($0) }
        )
    }

    private func submit(
        _ code: String?,
        by citizen: UInt8? = 1,
        category: String = "0101",
        source: ReportSource = .citizen,
        at seconds: Int64 = 0
    ) throws -> SubmitReport {
        SubmitReport(
            reportID: ReportID(Samples.uuid(1)),
            citizenID: citizen.map { CitizenID(Samples.uuid($0)) },
            source: source,
            pin: RawPosition(longitude: 114, latitude: 22.8, system: .wgs84),
            words: "堵住了",
            categoryCode: try #require(CategoryCode(rawValue: category)),
            campaignCode: code,
            fingerprint: "",
            acceptedAt: now + .seconds(seconds)
        )
    }

    @Test("A report belongs to the campaign whose code came with it, while it runs, where and for what it is")
    func byCode() throws {
        var book = CampaignBook([
            try campaign("all", cohort: "riders"), try campaign("here", town: cell.town, categories: ["01"]),
            try campaign("there", town: TownCode(rawValue: "441900003")), try campaign("item", categories: ["0102"]),
            try campaign("over", until: 0), try campaign("ended", ended: -5), try campaign("ending", ended: 5),
            try campaign("coming", from: 1),
        ])
        func code(_ code: String?, _ category: String = "0101", source: ReportSource = .citizen) throws -> String? {
            book.campaign(of: try submit(code, by: nil, category: category, source: source), in: cell)?.code.rawValue
        }
        for running in ["all", "here", "ending"] { #expect(try code(running) == running) }
        for other in ["there", "item", "over", "ended", "coming", "unknown", "no code!", ""] {
            #expect(try code(other) == nil, "\(other)")
        }
        #expect(try code(nil) == nil)
        #expect(try code("item", "0102") == "item")
        #expect(try code("here", "0201") == nil)
        #expect(try code("all", source: .patrol) == nil)
        #expect(book.campaign(of: try submit("all", by: nil), in: nil) == nil)
        #expect(book.campaign(of: try submit("all", by: nil), in: cell)?.cohortCode?.rawValue == "riders")
    }

    @Test(
        "Whoever came by a code stays with it: later reports without one belong to the campaign joined last, while it runs"
    )
    func joined() throws {
        let (first, second) = (try campaign("first"), try campaign("second", until: 50))
        let known = CitizenID(Samples.uuid(7))
        var book = CampaignBook([first, second], joined: [known: [first.code]])
        func code(_ code: String?, by citizen: UInt8?, at seconds: Int64 = 0) throws -> String? {
            book.campaign(of: try submit(code, by: citizen, at: seconds), in: cell)?.code.rawValue
        }
        #expect(try code(nil, by: 7) == "first")
        #expect(try code("unknown", by: 7) == "first", "a code that says nothing takes nothing away")
        #expect(try code(nil, by: 1) == nil)
        // In the same batch.
        #expect(try code("second", by: 1) == "second")
        #expect(try code(nil, by: 1) == "second")
        #expect(try code("second", by: 7) == "second")
        #expect(try code(nil, by: 7) == "second")
        #expect(try code(nil, by: 7, at: 60) == "first", "the one that is over lets the one before")
        #expect(try code(nil, by: 1, at: 60) == nil)
        #expect(try code(nil, by: nil) == nil)
    }

    @Test("A centre has campaigns of its own town, the city all, nobody else any")
    func actors() throws {
        let own = try campaign("own", town: stage.town)
        #expect(own.refusal(to: stage.centre) == nil)
        #expect(own.refusal(to: stage.otherCentre)?.code == .outsideYourArea)
        #expect(try campaign("city").refusal(to: stage.centre)?.code == .outsideYourArea)
        for role in Role.allCases where role != .townCentre {
            let actor = CommandActor(id: AccountID(Samples.uuid(5)), role: role, scope: .city)
            #expect((own.refusal(to: actor) == nil) == (role == .cityAdmin))
        }
    }

    @Test("A campaign that cannot be is refused, with what is wrong")
    func faults() throws {
        #expect(try campaign("fine", categories: ["01", "0102"]).fault == nil)
        #expect(try campaign("span", from: 5, until: 5).fault?.code == .spanInvalid)
        for category in ["*", "1", "010", "fire"] {
            #expect(try campaign("category", categories: [category]).fault?.code == .categoryUnknown)
        }
        for code in ["", "two words", "消防", String(repeating: "a", count: 41)] {
            #expect(CampaignCode(rawValue: code) == nil)
        }
    }

    @Test("A campaign that is ended is over from that moment on and can go on again")
    func ending() throws {
        let campaign = try campaign("a").ending(at: now)
        #expect(!campaign.isRunning(at: now) && campaign.isRunning(at: now + .seconds(-1)))
        #expect(campaign.ending(at: nil).isRunning(at: now))
    }
}
