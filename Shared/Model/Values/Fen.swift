/// An amount of money in integer fen (a hundredth of a yuan); may be negative in a posting.
package struct Fen: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic, CustomStringConvertible {
    package var amount: Int64

    package init(_ amount: Int64) { self.amount = amount }

    package static let zero = Fen(0)

    package static func + (left: Fen, right: Fen) -> Fen { Fen(left.amount + right.amount) }
    package static func - (left: Fen, right: Fen) -> Fen { Fen(left.amount - right.amount) }
    package static prefix func - (value: Fen) -> Fen { Fen(-value.amount) }
    package static func < (left: Fen, right: Fen) -> Bool { left.amount < right.amount }

    package init(from decoder: any Decoder) throws {
        amount = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }

    /// Yuan with two decimals, e.g. `3.65`.
    package var description: String {
        let magnitude = amount.magnitude
        let cents = magnitude % 100
        return "\(amount < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}
