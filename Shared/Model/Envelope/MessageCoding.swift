#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The one way in which message bodies become JSON and come back.
///
/// Keys are sorted, so that the same value is the same bytes: fingerprints, stored bodies and fixtures rely on it.
package enum MessageCoding {
    package static func encode(_ body: some Encodable) throws -> [UInt8] {
        Array(try encoder().encode(body))
    }

    package static func text(_ body: some Encodable) throws -> String {
        String(decoding: try encoder().encode(body), as: UTF8.self)
    }

    package static func decode<Body: Decodable>(_ type: Body.Type, from bytes: [UInt8]) throws -> Body {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    package static func decode<Body: Decodable>(_ type: Body.Type, from text: String) throws -> Body {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// The same JSON with line breaks: fixtures and documents.
    package static func readable(_ body: some Encodable) throws -> String {
        let encoder = encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return String(decoding: try encoder.encode(body), as: UTF8.self)
    }

    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
