/// A JSON document as text: bound as `jsonb` (which the server also takes for a `json` column), read from either.
package struct JSONText: Sendable, Hashable {
    package var text: String

    package init(_ text: String) { self.text = text }
}

/// The short name.
package typealias JSON = JSONText

extension JSONText: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .jsonb }

    /// `jsonb_recv` wants its version, 1, before the text.
    package func encode(into buffer: inout PostgresBuffer) {
        buffer.write(UInt8(1))
        buffer.write(text)
    }

    package init(from cell: PostgresCell) throws {
        guard cell.typeOID == PostgresType.json.oid || cell.typeOID == PostgresType.jsonb.oid else {
            throw cell.mismatch(JSONText.self)
        }
        self.init(try String(from: cell))
    }
}
