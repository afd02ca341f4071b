/// A difference hash of 64 bits: equal or nearly equal for pictures that look the same.
///
/// The picture is shrunk to 9 × 8 grey pixels; each bit says whether a pixel is brighter than its right neighbour
/// (N. Krawetz, “Kind of Like That”, 2013).
package struct PerceptualHash: Sendable, Hashable, CustomStringConvertible {
    package static let columns = 9
    package static let rows = 8

    package let bits: UInt64

    package init(bits: UInt64) {
        self.bits = bits
    }

    /// From 72 brightness values, row by row; nothing for any other count.
    package init?(brightness: [UInt8]) {
        guard brightness.count == Self.columns * Self.rows else { return nil }
        var bits: UInt64 = 0
        for row in 0..<Self.rows {
            for column in 0..<Self.columns - 1 {
                let index = row * Self.columns + column
                bits = bits << 1 | (brightness[index] > brightness[index + 1] ? 1 : 0)
            }
        }
        self.bits = bits
    }

    /// 16 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 16, text.utf8.allSatisfy(Hexadecimal.isLowerCaseDigit),
            let bits = UInt64(text, radix: 16)
        else { return nil }
        self.bits = bits
    }

    /// In how many of the 64 bits two pictures differ; up to about 6 they show the same.
    package func distance(to other: PerceptualHash) -> Int {
        (bits ^ other.bits).nonzeroBitCount
    }

    package var description: String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
