import SeededRandom
import Testing

@testable import Model

@Suite("Spans of figures")
struct FigureSpanTests {
    private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

    @Test("Whatever days are asked for, months and single days cover each of them once")
    func cover() throws {
        var random = SeededGenerator(seed: 3)
        let start = try day("2023-12-15")
        for _ in 0..<500 {
            let first = start + random.below(500)
            let last = first + random.below(FigureSpan.longest)
            let span = try #require(FigureSpan(from: first, through: last))
            var covered = span.singleDays
            for month in span.months {
                #expect(month == month.firstOfMonth)
                covered += (month.number..<month.firstOfNextMonth.number).map { CivilDay(number: $0) }
            }
            #expect(covered.sorted() == (first.number...last.number).map { CivilDay(number: $0) })
            #expect(span.singleDays.count <= 60)
        }
    }

    @Test("A month is read as one month, a week as seven days; before them lie the month and the week before")
    func usual() throws {
        let february = FigureSpan.month(of: try day("2024-02-29"))
        #expect(try february.months == [day("2024-02-01")] && february.singleDays.isEmpty)
        #expect(february.before == .month(of: try day("2024-01-15")))
        let week = FigureSpan.week(of: try day("2026-11-29"))
        #expect(try week.days == day("2026-11-23")...day("2026-11-29"))
        #expect(week.months.isEmpty && week.singleDays.count == 7)
        #expect(week.before == .week(of: try day("2026-11-16")))
        #expect(FigureSpan.all.days == nil && FigureSpan.all.before == nil)
    }

    @Test("A year before lie the same days: a month's month, the 28th of February for the 29th")
    func yearBefore() throws {
        #expect(FigureSpan.month(of: try day("2024-02-10")).yearBefore == .month(of: try day("2023-02-10")))
        #expect(FigureSpan.month(of: try day("2025-02-10")).yearBefore == .month(of: try day("2024-02-10")))
        #expect(try day("2024-02-29").yearBefore == day("2023-02-28"))
        #expect(try day("2025-03-01").yearBefore == day("2024-03-01"))
        #expect(try day("2024-03-01").yearBefore == day("2023-03-01"))
        let year = try #require(FigureSpan(from: try day("2024-01-01"), through: try day("2024-12-31")))
        #expect(try year.yearBefore?.days == day("2023-01-01")...day("2023-12-31"))
        #expect(FigureSpan.all.yearBefore == nil)
    }

    @Test("Days the wrong way round and more than a year are no span")
    func refused() throws {
        let first = try day("2026-01-01")
        #expect(FigureSpan(from: first, through: first + -1) == nil)
        #expect(FigureSpan(from: first, through: first + FigureSpan.longest) == nil)
        #expect(FigureSpan(from: first, through: first + (FigureSpan.longest - 1)) != nil)
    }
}
