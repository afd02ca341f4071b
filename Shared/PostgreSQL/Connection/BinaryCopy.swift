/// The stream of COPY … (FORMAT binary): a signature, rows of length-prefixed values, a trailer.
struct BinaryCopy {
    private var buffer = PostgresBuffer()

    init() {
        buffer.write(contentsOf: [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00])  // PGCOPY
        buffer.write(Int32(0))  // flags
        buffer.write(Int32(0))  // no extension
    }

    var isFull: Bool { buffer.count >= 65_536 }

    mutating func beginRow(columns: Int) { buffer.write(Int16(truncatingIfNeeded: columns)) }

    mutating func append(_ value: some PostgresEncodable) {
        if value.isPostgresNull {
            buffer.write(Int32(-1))
        } else {
            buffer.writeWithLength { value.encode(into: &$0) }
        }
    }

    mutating func finish() { buffer.write(Int16(-1)) }

    mutating func take() -> [UInt8] {
        let bytes = buffer.bytes
        buffer.removeAll()
        return bytes
    }
}
