import CryptoExtras
import Foundation

/// Signs the merchant's requests: `WECHATPAY2-SHA256-RSA2048`.
package struct MerchantSigner: Sendable {
    package static let scheme = "WECHATPAY2-SHA256-RSA2048"

    package let merchantID: String
    /// Serial of the merchant's certificate, which names the key to the provider.
    package let serial: String
    private let key: _RSA.Signing.PrivateKey

    /// - Parameter privateKey: PEM, PKCS #8 or PKCS #1. Throws when it is none.
    package init(merchantID: String, serial: String, privateKey: String) throws {
        self.merchantID = merchantID
        self.serial = serial
        key = try _RSA.Signing.PrivateKey(pemRepresentation: privateKey)
    }

    /// The value of the header `Authorization`.
    package func authorization(
        method: String,
        path: String,
        body: [UInt8],
        timestamp: Int64,
        nonce: String
    ) throws -> String {
        let text = SignedText.ofRequest(method: method, path: path, timestamp: timestamp, nonce: nonce, body: body)
        let signature = try RSASignature.make(text, key)
        return "\(Self.scheme) mchid=\"\(merchantID)\",nonce_str=\"\(nonce)\",signature=\"\(signature)\","
            + "timestamp=\"\(timestamp)\",serial_no=\"\(serial)\""
    }
}
