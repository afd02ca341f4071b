import Testing

@testable import Model

@Suite("What is counted of cells, categories and officers")
struct LocalFigureTests {
    @Test("A finding counts for its cell, its category and its officer, with how long it took")
    func verified() throws {
        let stage = try Stage()
        let event = try stage.verified(.resolvedOnSite)
        let counts = FigureCount.counts(of: event)
        let verified = try #require(counts.first { $0.figure == .verified })
        #expect(verified.cell == event.report.gridCode && verified.category == event.report.categoryCode)
        #expect(verified.officer == event.officerID)
        let due = try #require(counts.first { $0.figure == .verificationDue })
        #expect(due.cell != nil && due.officer == nil)
        let duration = try #require(DurationCount.count(of: event))
        #expect(duration.stage == .verification && duration.town == event.report.townCode)
        #expect(duration.bucket == DurationHistogram.bucket(event.at - event.report.registeredAt))
    }

    @Test("Every figure of an officer or a cell is one of the town's as well")
    func totals() throws {
        let stage = try Stage()
        for event in [try stage.verified(.confirmed), try stage.verified(.duplicate)] {
            for count in FigureCount.counts(of: event) {
                #expect((count.cell != nil) == count.figure.isLocal && (count.category != nil) == count.figure.isLocal)
                #expect((count.officer != nil) == count.figure.isOfficers)
            }
        }
    }
}
