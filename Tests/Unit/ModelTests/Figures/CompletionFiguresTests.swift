import Testing

@testable import Model

@Suite("Completion and on-time rates")
struct CompletionFiguresTests {
    @Test("The published example: 972 due, 911 closed, 737 in time are 93.72 % and 75.82 %")
    func published() {
        let figures = CompletionFigures(due: 972, done: 911, inTime: 737)
        #expect(figures.completionRate == 9372)
        #expect(figures.onTimeRate == 7582)
    }

    @Test("Nothing due has no rate, halves are rounded up, what is caught up on goes above the whole")
    func edges() {
        #expect(CompletionFigures(due: 0, done: 0, inTime: 0).completionRate == nil)
        #expect(CompletionFigures(due: 8, done: 8, inTime: 8).onTimeRate == 10_000)
        #expect(CompletionFigures(due: 2, done: 3, inTime: 1).completionRate == 15_000)
        #expect(CompletionFigures.perTenThousand(1, of: 20_000) == 1)
        #expect(CompletionFigures.perTenThousand(1, of: 20_001) == 0)
    }
}
