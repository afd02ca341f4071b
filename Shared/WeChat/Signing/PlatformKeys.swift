import CryptoExtras
import Foundation
package import Model

/// The provider's public keys by serial: what an answer or a call-back must be signed with.
///
/// While keys rotate, the old and the new one are both here.
package struct PlatformKeys: Sendable {
    /// A timestamp this far from ours, or farther, is refused.
    package static let skewLimit = Duration.seconds(300)

    private let keys: [String: _RSA.Signing.PublicKey]

    /// - Parameter keys: PEM texts by serial, such as `PUB_KEY_ID_…`. Throws when one is no RSA key.
    package init(_ keys: [String: String]) throws {
        self.keys = try keys.mapValues { try _RSA.Signing.PublicKey(pemRepresentation: $0) }
    }

    package var serials: [String] { keys.keys.sorted() }

    /// Throws unless `body` was signed by the provider within the last (or next) five minutes.
    package func verify(_ signed: AnswerSignature, body: [UInt8], at now: Timestamp) throws(SignatureFault) {
        guard let seconds = Int64(signed.timestamp), (0...99_999_999_999).contains(seconds) else {
            throw .header("Wechatpay-Timestamp")
        }
        let skew = now - Timestamp(seconds: seconds)
        guard max(skew, .zero - skew) < Self.skewLimit else {
            throw .skewed(seconds: skew.components.seconds)
        }
        guard let key = keys[signed.serial] else { throw .unknownKey(signed.serial) }
        let text = SignedText.ofAnswer(timestamp: signed.timestamp, nonce: signed.nonce, body: body)
        guard RSASignature.isValid(signed.signature, of: text, by: key) else { throw .forged }
    }
}
