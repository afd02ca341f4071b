import Model

/// A red packet that can be won.
package struct PrizeItem: ResponseContent {
    package static let schema = ObjectSchema(
        "PrizeItem",
        "A red packet that can be won.",
        [
            .required("winnersOf1000", .integer(0...1000), "Of a thousand true reports so many win it."),
            .required("lowestFen", .integer(0...1_000_000), "The least it holds."),
            .required("highestFen", .integer(0...1_000_000), "The most; every amount between is as likely."),
        ]
    )

    /// Of a thousand true reports so many win it.
    package let winnersOf1000: Int
    /// The least it holds.
    package let lowestFen: Int
    /// The most; every amount between is as likely.
    package let highestFen: Int
}

extension PrizeItem {
    init(_ prize: Prize) {
        self.init(
            winnersOf1000: prize.winnersOf1000,
            lowestFen: Int(prize.lowest.amount),
            highestFen: Int(prize.highest.amount)
        )
    }
}
