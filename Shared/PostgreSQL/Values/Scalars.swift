package import FoundationEssentials

extension Bool: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .bool }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(UInt8(self ? 1 : 0)) }
    package init(from cell: PostgresCell) throws {
        let bytes = try cell.unwrap(as: Bool.self)
        guard cell.typeOID == PostgresType.bool.oid, bytes.count == 1 else { throw cell.mismatch(Bool.self) }
        self = bytes[0] != 0
    }
}

extension Double: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .float8 }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(bitPattern) }
    package init(from cell: PostgresCell) throws {
        let bytes = try cell.unwrap(as: Double.self)
        switch (cell.typeOID, bytes.count) {
        case (701, 8): self.init(bitPattern: bytes.integer(UInt64.self) ?? 0)
        case (700, 4): self.init(Float(bitPattern: bytes.integer(UInt32.self) ?? 0))
        default: throw cell.mismatch(Double.self)
        }
    }
}

extension String: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .text }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(self) }

    /// From every type whose binary form is its text: character types, `name`, `json`, enumerations. Others are to be
    /// cast in the statement (`amount::text`).
    package init(from cell: PostgresCell) throws {
        var bytes = try cell.unwrap(as: String.self)
        switch cell.typeOID {
        case 25, 1043, 1042, 19, 18, 114, 142, 705: break
        case PostgresType.jsonb.oid:
            guard bytes.first == 1 else { throw cell.mismatch(String.self) }
            bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        case 16384...: break  // made by users: an enumeration, a domain, citext
        default: throw cell.mismatch(String.self)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw cell.mismatch(String.self, "not UTF-8") }
        self = text
    }
}

extension UUID: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .uuid }
    package func encode(into buffer: inout PostgresBuffer) {
        withUnsafeBytes(of: uuid) { buffer.write(contentsOf: $0) }
    }
    package init(from cell: PostgresCell) throws {
        let bytes = try cell.unwrap(as: UUID.self)
        guard cell.typeOID == PostgresType.uuid.oid, bytes.count == 16 else { throw cell.mismatch(UUID.self) }
        self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}
