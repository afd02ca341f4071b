/// The bound values of a statement, one after the other in one buffer.
struct Parameters: Sendable {
    struct Slot: Sendable {
        let oid: UInt32
        /// Where `$n` begins in the statement's UTF-8 text.
        let position: Int
        let offset: Int
        /// -1: NULL.
        let length: Int
    }

    var slots: [Slot] = []
    private(set) var buffer = PostgresBuffer()

    mutating func append(_ value: some PostgresEncodable, position: Int) {
        let offset = buffer.count
        let isNull = value.isPostgresNull
        if !isNull { value.encode(into: &buffer) }
        let oid = type(of: value).postgresType.oid
        slots.append(Slot(oid: oid, position: position, offset: offset, length: isNull ? -1 : buffer.count - offset))
    }

    mutating func append(_ slot: Slot, of other: Parameters, position: Int) {
        let offset = buffer.count
        if slot.length > 0 { buffer.write(contentsOf: other.buffer.bytes[slot.offset..<slot.offset + slot.length]) }
        slots.append(Slot(oid: slot.oid, position: position, offset: offset, length: slot.length))
    }

    func hasTypes(_ types: [UInt32]) -> Bool {
        guard types.count == slots.count else { return false }
        for index in types.indices where types[index] != slots[index].oid { return false }
        return true
    }
}
