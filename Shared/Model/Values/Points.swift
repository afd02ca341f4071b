/// A number of points; a ledger of its own, never mixed with cash. May be negative in a posting.
package struct Points: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic, CustomStringConvertible {
    package var amount: Int64

    package init(_ amount: Int64) { self.amount = amount }

    package static let zero = Points(0)

    package static func + (left: Points, right: Points) -> Points { Points(left.amount + right.amount) }
    package static func - (left: Points, right: Points) -> Points { Points(left.amount - right.amount) }
    package static prefix func - (value: Points) -> Points { Points(-value.amount) }
    package static func < (left: Points, right: Points) -> Bool { left.amount < right.amount }

    package init(from decoder: any Decoder) throws {
        amount = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }

    package var description: String { String(amount) }
}
