/// A small generator of pseudo-random numbers (SplitMix64) that gives the same row on every machine and in every year.
///
/// `SystemRandomNumberGenerator` would draw another city at each seeding; this one starts from a name.
package struct StableRandom: RandomNumberGenerator {
    private var state: UInt64

    /// Starts from a name: FNV-1a over its UTF-8 bytes.
    package init(named name: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        state = hash
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number in 0 ..< 1, from the upper 53 bits (the library's own conversions are free to change).
    package mutating func nextUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// An index in 0 ..< count; `count` must be positive.
    package mutating func nextIndex(below count: Int) -> Int {
        min(Int(nextUnit() * Double(count)), count - 1)
    }
}
