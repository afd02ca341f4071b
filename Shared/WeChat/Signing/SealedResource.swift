import Crypto
import Foundation

/// The encrypted part of a call-back: AES-256-GCM under the merchant's APIv3 key (32 bytes).
package struct SealedResource: Codable, Hashable, Sendable {
    package static let algorithmName = "AEAD_AES_256_GCM"

    package let algorithm: String
    /// Base64 of ciphertext and tag.
    package let ciphertext: String
    package let associatedData: String?
    /// Twelve bytes of text.
    package let nonce: String
    package let originalType: String?

    private enum CodingKeys: String, CodingKey {
        case algorithm, ciphertext, nonce
        case associatedData = "associated_data"
        case originalType = "original_type"
    }

    /// Not sealed with our key, or altered.
    package struct Broken: Error, Hashable {
        package let words: String
    }

    /// The content. Throws `Broken` when it is not what was sealed with this key.
    package func open(with key: APIKey) throws(Broken) -> [UInt8] {
        guard algorithm == Self.algorithmName else { throw Broken(words: "algorithm \(algorithm)") }
        guard let bytes = Data(base64Encoded: ciphertext), bytes.count > 16 else { throw Broken(words: "ciphertext") }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: Array(nonce.utf8)),
                ciphertext: bytes.dropLast(16),
                tag: bytes.suffix(16)
            )
            return Array(
                try AES.GCM.open(box, using: key.symmetric, authenticating: Array((associatedData ?? "").utf8))
            )
        } catch {
            throw Broken(words: "not sealed with this key, or altered")
        }
    }

    /// Seals content as the provider does.
    package static func sealing(
        _ content: [UInt8],
        with key: APIKey,
        nonce: String = Nonce.make(12),
        associatedData: String = "mch_payment"
    ) throws -> SealedResource {
        let box = try AES.GCM.seal(
            content,
            using: key.symmetric,
            nonce: AES.GCM.Nonce(data: Array(nonce.utf8)),
            authenticating: Array(associatedData.utf8)
        )
        return SealedResource(
            algorithm: algorithmName,
            ciphertext: (box.ciphertext + box.tag).base64EncodedString(),
            associatedData: associatedData,
            nonce: nonce,
            originalType: associatedData
        )
    }
}
