/// A code with a fixed shape, kept as its text; an ill-shaped text makes no value.
package protocol Code: Hashable, Comparable, Codable, Sendable, CustomStringConvertible, LosslessStringConvertible,
    RawRepresentable
where RawValue == String {
    /// Makes the code, or nil when the text has not its shape.
    init?(rawValue: String)
}

extension Code {
    package init?(_ description: String) { self.init(rawValue: description) }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(rawValue: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a valid \(Self.self)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension String {
    /// Whether the text is exactly `count` ASCII digits.
    func isDigits(_ count: Int) -> Bool {
        utf8.count == count && utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
