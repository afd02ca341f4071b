package import FoundationEssentials

extension UUID {
    /// A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness of the given generator.
    package static func timeOrdered(
        at time: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) -> UUID {
        let milliseconds = UInt64(bitPattern: time.microseconds / 1000)
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * index)) }
        let first = generator.next()
        let second = generator.next()
        bytes[6] = UInt8(truncatingIfNeeded: first)
        bytes[7] = UInt8(truncatingIfNeeded: first >> 8)
        for index in 0..<8 { bytes[8 + index] = UInt8(truncatingIfNeeded: second >> UInt64(8 * index)) }
        return marked(bytes, version: 7)
    }

    /// A UUIDv7 with the system's randomness.
    package static func timeOrdered(at time: Timestamp) -> UUID {
        var generator = SystemRandomNumberGenerator()
        return timeOrdered(at: time, using: &generator)
    }
}

extension UUIDIdentifier {
    /// A new, time-ordered identifier (UUIDv7).
    package static func new(at time: Timestamp) -> Self { Self(.timeOrdered(at: time)) }
}
