import Crypto
import Photos

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A secret of 256 random bits that brings new access tokens; only its hash is stored.
package struct RefreshToken: Sendable {
    /// What the device keeps.
    package let text: String

    package init() {
        var generator = SystemRandomNumberGenerator()
        text = Base64URL.encode((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    package init(_ text: String) {
        self.text = text
    }

    /// SHA-256; enough for a secret that cannot be guessed.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
