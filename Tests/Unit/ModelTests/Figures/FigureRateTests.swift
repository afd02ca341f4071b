import Testing

@testable import Model

@Suite("Shares")
struct FigureRateTests {
    @Test("Every share is a part of its whole; the published example of GB/T 30428.4 comes out of it")
    func shares() {
        let counts: [Figure: Int] = [
            .closingDue: 972, .closed: 911, .closedInTime: 737, .accepted: 8, .acceptedBySilence: 3, .returned: 2,
            .rated: 4, .ratedSolved: 3, .ratedContent: 1, .verified: 10, .unfounded: 2,
        ]
        func percent(_ rate: FigureRate) -> Double? { rate.percent { counts[$0] ?? 0 } }
        #expect(percent(.closing) == 93.72 && percent(.closingOnTime) == 75.82)
        // Five accepted and two returned of their own will, of ten answers.
        #expect(percent(.response) == 70)
        #expect(percent(.solved) == 75 && percent(.content) == 25 && percent(.unfounded) == 20)
        // Nothing was due, so there is no share.
        #expect(percent(.verification) == nil && percent(.verificationOnTime) == nil)
    }
}
