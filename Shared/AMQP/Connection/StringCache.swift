import CRabbitMQ

/// Gives equal texts the same storage: exchanges, routing keys, types and header names repeat from message to message,
/// and most are too long to need no memory of their own.
struct StringCache {
    /// Longer texts are unlikely to repeat.
    private static let longest = 96
    private static let size = 256

    private var slots = [String](repeating: "", count: size)

    mutating func string(_ bytes: amqp_bytes_t) -> String {
        let source = UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len)
        // Up to 15 bytes live inside the String value itself.
        guard source.count > 15, source.count <= Self.longest else {
            return String(decoding: source, as: UTF8.self)
        }
        let head = source.loadUnaligned(as: UInt64.self)
        let tail = source.loadUnaligned(fromByteOffset: source.count - 8, as: UInt64.self)
        var hash = (head ^ tail &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(source.count)) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        let slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
        let isSame = slots[slot].utf8.withContiguousStorageIfAvailable { cached in
            cached.count == source.count && cached.elementsEqual(source)
        }
        if isSame == true { return slots[slot] }
        let text = String(decoding: source, as: UTF8.self)
        slots[slot] = text
        return text
    }
}
