import Model

/// A red packet that can be won.
package struct PrizeInput: RequestContent {
    package static let schema = ObjectSchema(
        "PrizeInput",
        "A red packet that can be won.",
        [
            .optional(
                "winnersOf1000",
                .integer(1...1000),
                "Of a thousand true reports so many win it; all without it."
            ),
            .required("lowestFen", .integer(0...1_000_000), "The least it holds."),
            .optional("highestFen", .integer(0...1_000_000), "The most; the least without it: a fixed amount."),
        ]
    )

    /// Of a thousand true reports so many win it; all without it.
    package let winnersOf1000: Int
    /// The least it holds.
    package let lowestFen: Int
    /// The most; the least without it: a fixed amount.
    package let highestFen: Int

    package init(_ json: JSONObject) throws {
        winnersOf1000 = try json.optionalInteger("winnersOf1000") ?? 1000
        lowestFen = try json.integer("lowestFen")
        highestFen = try json.optionalInteger("highestFen") ?? lowestFen
    }
}

extension PrizeInput {
    var prize: Prize {
        Prize(winnersOf1000: winnersOf1000, lowest: Fen(Int64(lowestFen)), highest: Fen(Int64(highestFen)))
    }
}
