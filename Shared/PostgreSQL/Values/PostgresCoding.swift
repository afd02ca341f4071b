/// A value that can be bound to a statement, in the server's binary form.
///
/// A type whose raw value conforms needs no code: `extension GridCode: PostgresEncodable, PostgresDecodable {}`.
package protocol PostgresEncodable: Sendable {
    static var postgresType: PostgresType { get }
    /// What an array of these is; `[UInt8]` alone differs, being `bytea`.
    static var postgresArrayType: PostgresType { get }
    var isPostgresNull: Bool { get }
    /// Appends the value; never called when `isPostgresNull`.
    func encode(into buffer: inout PostgresBuffer)
    static func encodeArray(_ elements: [Self], into buffer: inout PostgresBuffer)
}

/// A value that can be read from a column of a result.
package protocol PostgresDecodable: Sendable {
    /// Throws `PostgresError` with the code `.decoding`.
    init(from cell: PostgresCell) throws
    static func decodeArray(from cell: PostgresCell) throws -> [Self]
}

package typealias PostgresCodable = PostgresEncodable & PostgresDecodable

extension PostgresEncodable {
    package static var postgresArrayType: PostgresType { postgresType.array }
    package var isPostgresNull: Bool { false }

    /// The one-dimensional array of `array_send`: dimensions, has-nulls, element type, length, lower bound, elements.
    package static func encodeArray(_ elements: [Self], into buffer: inout PostgresBuffer) {
        buffer.write(Int32(elements.isEmpty ? 0 : 1))
        buffer.write(Int32(elements.contains { $0.isPostgresNull } ? 1 : 0))
        buffer.write(postgresType.oid)
        guard !elements.isEmpty else { return }
        buffer.write(Int32(elements.count))
        buffer.write(Int32(1))
        for element in elements {
            if element.isPostgresNull {
                buffer.write(Int32(-1))
            } else {
                buffer.writeWithLength { element.encode(into: &$0) }
            }
        }
    }
}

extension PostgresDecodable {
    package static func decodeArray(from cell: PostgresCell) throws -> [Self] {
        let bytes = try cell.unwrap(as: [Self].self)
        guard let dimensions = bytes.integer(Int32.self), let elementType = bytes.integer(UInt32.self, at: 8) else {
            throw cell.mismatch([Self].self)
        }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let length = bytes.integer(Int32.self, at: 12), length >= 0 else {
            throw cell.mismatch([Self].self, "an array of \(dimensions) dimensions")
        }
        var elements: [Self] = []
        elements.reserveCapacity(min(Int(length), bytes.count / 4))
        var offset = 20
        for _ in 0..<length {
            guard let size = bytes.integer(Int32.self, at: offset) else { throw cell.mismatch([Self].self) }
            offset += 4
            if size < 0 {
                try elements.append(Self(from: PostgresCell(bytes: nil, typeOID: elementType)))
            } else {
                guard offset + Int(size) <= bytes.count else { throw cell.mismatch([Self].self) }
                let slice = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(size)])
                try elements.append(Self(from: PostgresCell(bytes: slice, typeOID: elementType)))
                offset += Int(size)
            }
        }
        return elements
    }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    package static var postgresType: PostgresType { RawValue.postgresType }
    package var isPostgresNull: Bool { rawValue.isPostgresNull }
    package func encode(into buffer: inout PostgresBuffer) { rawValue.encode(into: &buffer) }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    package init(from cell: PostgresCell) throws {
        let raw = try RawValue(from: cell)
        guard let value = Self(rawValue: raw) else { throw cell.mismatch(Self.self, "a value outside its range") }
        self = value
    }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }
    package var isPostgresNull: Bool { self?.isPostgresNull ?? true }
    package func encode(into buffer: inout PostgresBuffer) { self?.encode(into: &buffer) }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package init(from cell: PostgresCell) throws {
        self = cell.bytes == nil ? nil : try Wrapped(from: cell)
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    package static var postgresType: PostgresType { Element.postgresArrayType }
    package func encode(into buffer: inout PostgresBuffer) { Element.encodeArray(self, into: &buffer) }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    package init(from cell: PostgresCell) throws { self = try Element.decodeArray(from: cell) }
}
