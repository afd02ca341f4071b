import Testing

@testable import Model

@Suite("Who reports")
struct ReporterTests {
    private func registered(by citizen: CitizenID?, _ source: ReportSource, at: Timestamp) throws -> ReportRegistered {
        var report = try Stage().verified().report
        report.citizenID = citizen
        report.source = source
        return ReportRegistered(report: report, at: at, words: "", acceptedAt: at)
    }

    @Test("Who reports again thirty days after the first report, or later, has stayed; the day before is not enough")
    func stayed() throws {
        let citizen = CitizenID(Samples.uuid(6))
        let count = try #require(ReporterCount(try registered(by: citizen, .citizen, at: Samples.now)))
        var reporter = Reporter(count)
        let first = CivilDay(Samples.now)
        for day in [first, first + 29] { reporter.report(on: day) }
        #expect(reporter.reports == 3 && reporter.stayedWith == nil)
        for day in [first + 30, first + 300] { reporter.report(on: day) }
        #expect(reporter.reports == 5 && reporter.stayedWith == 4)
    }

    @Test("Patrols, and reports without an account, are nobody's")
    func nobody() throws {
        #expect(ReporterCount(try registered(by: nil, .citizen, at: Samples.now)) == nil)
        #expect(ReporterCount(try registered(by: CitizenID(Samples.uuid(6)), .patrol, at: Samples.now)) == nil)
        #expect(ReporterCount(try Stage().verified()) == nil)
    }
}
