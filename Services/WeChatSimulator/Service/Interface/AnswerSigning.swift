import CryptoExtras
import Foundation
import WeChat

/// The headers with which the provider signs an answer or a call-back.
enum AnswerSigning {
    /// - Parameter secondsAgo: how old the signature is to look.
    static func headers(
        of body: [UInt8],
        serial: String,
        key: _RSA.Signing.PrivateKey,
        secondsAgo: Int = 0
    ) throws -> [(String, String)] {
        let timestamp = String(Int(Date().timeIntervalSince1970) - secondsAgo)
        let nonce = Nonce.make()
        let text = SignedText.ofAnswer(timestamp: timestamp, nonce: nonce, body: body)
        return [
            ("Wechatpay-Timestamp", timestamp), ("Wechatpay-Nonce", nonce), ("Wechatpay-Serial", serial),
            ("Wechatpay-Signature", try RSASignature.make(text, key)),
            ("Wechatpay-Signature-Type", MerchantSigner.scheme),
        ]
    }
}
