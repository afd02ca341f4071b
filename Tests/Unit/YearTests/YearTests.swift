import Foundation
import Model
import SimulatedYear
import Testing

/// A year in its shorter form; `swift run YearReport` plays the whole one.
@Suite("A simulated year")
struct YearTests {
    private static let city = Result {
        try YearCity(
            seed: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../deploy/seed").path
        )
    }

    private static func year(_ reports: Int, seed: UInt64) throws -> Year {
        let firstDay = try #require(CivilDay("2025-01-01"))
        let year = Year(try city.get(), reports: reports, seed: seed, firstDay: firstDay)
        year.play()
        return year
    }

    @Test(
        "Every deadline that came due has exactly one effect, none early, none after its cancel; every figure equals its recount"
    )
    func promises() throws {
        let year = try Self.year(3_000, seed: 7)
        #expect(year.faults == [])
        #expect(year.total(.received, in: nil) >= 2_900, "outside the city nobody counts")
    }

    @Test(
        "The year meets everything that it is about: leave, silence, returns, re-work, appeals, late and doubled deadlines"
    )
    func reached() throws {
        let year = try Self.year(2_000, seed: 11)
        let figures: [Figure] = [
            .acceptedBySilence, .returned, .extended, .extensionRefused, .suspended, .reworked, .reopened, .overdue,
            .verificationDue, .closingDue,
        ]
        for figure in figures { #expect(year.total(figure, in: nil) > 0, "\(figure)") }
        #expect(year.total(.verified, in: nil) > year.total(.verifiedInTime, in: nil))
        #expect(year.total(.closed, in: nil) > year.total(.closedInTime, in: nil))
        let facts = year.facts
        for (name, count) in [
            ("hand-overs by leave", facts.leaveHandOvers), ("other hand-overs", facts.handOvers - facts.leaveHandOvers),
            ("duty roster", facts.onDutyRoster), ("late deadlines", facts.lateDeliveries),
            ("doubled deadlines", facts.doubleDeliveries), ("stale deadlines", facts.staleDeliveries),
            ("upheld appeals", facts.upheldAppeals), ("separations", facts.separations),
        ] { #expect(count > 0, "\(name)") }
    }

    @Test("The same seed gives the same year, another seed another one")
    func deterministic() throws {
        let (one, two, other) = (
            try Self.year(400, seed: 3), try Self.year(400, seed: 3), try Self.year(400, seed: 4)
        )
        #expect(one.facts == two.facts && one.sums == two.sums)
        #expect(YearReport(of: one).text == YearReport(of: two).text)
        #expect(one.sums != other.sums)
    }

    @Test("The judge sees a lost, an early, a doubled and a late effect")
    func judge() throws {
        #expect(DeadlineJudge.trial().count == 4)
    }
}
