/// Random texts for signatures and sealed resources.
package enum Nonce {
    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789")

    package static func make(_ count: Int = 32) -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }

    /// Random digits, as the provider's own numbers are made of.
    package static func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(UnicodeScalar(UInt8(ascii: "0") + UInt8.random(in: 0...9))) })
    }
}
