package import FoundationEssentials

/// An identifier that is a UUID of its own kind: a `TaskID` is not a `CaseID`, and a mix-up does not compile.
///
/// Coded in JSON as a lower-case string. Ordered by bytes, so that rows can be locked in one order everywhere.
package protocol UUIDIdentifier: Hashable, Comparable, Codable, Sendable, CustomStringConvertible,
    LosslessStringConvertible
{
    var uuid: UUID { get }
    init(_ uuid: UUID)
}

extension UUIDIdentifier {
    package init?(_ description: String) {
        guard let uuid = UUID(uuidString: description) else { return nil }
        self.init(uuid)
    }

    package var description: String { uuid.lowercaseString }

    /// Byte order, the order of PostgreSQL's `uuid` type.
    package static func < (left: Self, right: Self) -> Bool {
        left.uuid.bigEndianWords < right.uuid.bigEndianWords
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let uuid = UUID(uuidString: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self.init(uuid)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(uuid.lowercaseString)
    }
}
