/// Bytes in network order on their way to the server.
package struct PostgresBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }

    package mutating func write<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(contentsOf source: some Sequence<UInt8>) {
        bytes.append(contentsOf: source)
    }

    /// Writes an `Int32` length, then what `body` writes, and sets the length right.
    package mutating func writeWithLength(_ body: (inout PostgresBuffer) -> Void) {
        let start = bytes.count
        write(Int32(0))
        body(&self)
        set(Int32(bytes.count - start - 4), at: start)
    }

    package mutating func set(_ value: Int32, at offset: Int) {
        withUnsafeBytes(of: value.bigEndian) { source in
            for index in 0..<4 { bytes[offset + index] = source[index] }
        }
    }

    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
