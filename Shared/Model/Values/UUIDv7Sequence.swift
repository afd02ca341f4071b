package import FoundationEssentials

/// Time-ordered UUIDs (RFC 9562, version 7) of one moment: 48 bits of milliseconds, then 74 random bits of which the first
/// twelve count on, so that the identifiers of one transaction sort as they were made.
package struct UUIDv7Sequence {
    private let milliseconds: UInt64
    private var counter: UInt16

    package init(now: Timestamp) {
        milliseconds = UInt64(max(0, now.microseconds / 1000))
        counter = UInt16.random(in: 0...0x03FF)
    }

    package mutating func next() -> UUID {
        let high = milliseconds << 16 | 0x7000 | UInt64(counter & 0x0FFF)
        let low = UInt64.random(in: 0...UInt64.max) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        counter &+= 1
        func byte(_ word: UInt64, _ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * place)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6),
                byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5),
                byte(low, 6), byte(low, 7)
            ))
    }
}
