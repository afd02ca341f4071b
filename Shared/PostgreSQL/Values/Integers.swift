/// Every integer is read from any integer type of the server (and from a whole `numeric`, which is what `sum(bigint)`
/// gives) as long as the value fits.
private func decodeInteger<T: FixedWidthInteger>(_ type: T.Type, from cell: PostgresCell) throws -> T {
    let bytes = try cell.unwrap(as: type)
    let wide: Int64?
    switch (cell.typeOID, bytes.count) {
    case (1700, _): wide = wholeNumeric(bytes)
    case (26, 4), (28, 4): wide = bytes.integer(UInt32.self).map(Int64.init)  // oid, xid
    case (21, 2): wide = bytes.integer(Int16.self).map(Int64.init)
    case (23, 4): wide = bytes.integer(Int32.self).map(Int64.init)
    case (20, 8), (5069, 8): wide = bytes.integer(Int64.self)  // int8, xid8
    default: wide = nil
    }
    guard let wide else { throw cell.mismatch(type) }
    guard let value = T(exactly: wide) else { throw cell.mismatch(type, "\(wide) does not fit") }
    return value
}

/// `numeric_send`: count of base-10000 digits, weight of the first, sign, display scale, digits. nil: not whole, too big,
/// or not a number.
private func wholeNumeric(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard let count = bytes.integer(Int16.self), let weight = bytes.integer(Int16.self, at: 2),
        let sign = bytes.integer(UInt16.self, at: 4), sign == 0 || sign == 0x4000
    else { return nil }
    if count == 0 { return 0 }
    guard count > 0, Int(count) <= Int(weight) + 1, weight < 5 else { return nil }
    var value: Int64 = 0
    for index in 0...Int(weight) {
        guard let digit = index < count ? bytes.integer(Int16.self, at: 8 + 2 * index) : 0 else { return nil }
        let (shifted, isTooBig) = value.multipliedReportingOverflow(by: 10_000)
        let (sum, isStillTooBig) = shifted.addingReportingOverflow(sign == 0 ? Int64(digit) : -Int64(digit))
        if isTooBig || isStillTooBig { return nil }
        value = sum
    }
    return value
}

extension Int: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int8 }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(Int64(self)) }
    package init(from cell: PostgresCell) throws { self = try decodeInteger(Int.self, from: cell) }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int8 }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(self) }
    package init(from cell: PostgresCell) throws { self = try decodeInteger(Int64.self, from: cell) }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int4 }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(self) }
    package init(from cell: PostgresCell) throws { self = try decodeInteger(Int32.self, from: cell) }
}

extension Int16: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(self) }
    package init(from cell: PostgresCell) throws { self = try decodeInteger(Int16.self, from: cell) }
}

/// Alone a `smallint`; an array of these is `bytea`.
extension UInt8: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }
    package static var postgresArrayType: PostgresType { .bytea }
    package func encode(into buffer: inout PostgresBuffer) { buffer.write(Int16(self)) }
    package static func encodeArray(_ elements: [UInt8], into buffer: inout PostgresBuffer) {
        buffer.write(contentsOf: elements)
    }
    package init(from cell: PostgresCell) throws { self = try decodeInteger(UInt8.self, from: cell) }
    package static func decodeArray(from cell: PostgresCell) throws -> [UInt8] {
        let bytes = try cell.unwrap(as: [UInt8].self)
        guard cell.typeOID == PostgresType.bytea.oid else { throw cell.mismatch([UInt8].self) }
        return Array(bytes)
    }
}
