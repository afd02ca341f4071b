import CryptoExtras
import Foundation

/// Encrypts personal fields (a receiver's name) with a public key of the provider: RSA-OAEP with SHA-1, in base64.
///
/// SHA-1 is the provider's choice; OAEP does not rest on its collision resistance.
package struct NameCipher: Sendable {
    /// Goes into the header `Wechatpay-Serial` of the request.
    package let serial: String
    private let publicKey: String

    /// - Parameter publicKey: PEM. Throws when it is no RSA key.
    package init(serial: String, publicKey: String) throws {
        self.serial = serial
        _ = try _RSA.Encryption.PublicKey(pemRepresentation: publicKey)
        self.publicKey = publicKey
    }

    package func encrypt(_ name: String) throws -> String {
        try _RSA.Encryption.PublicKey(pemRepresentation: publicKey).encrypt(Array(name.utf8), padding: .PKCS1_OAEP)
            .base64EncodedString()
    }

    /// The other side's work: the simulator and the tests read what was encrypted.
    package static func decrypt(_ text: String, privateKey: String) throws -> String? {
        guard let bytes = Data(base64Encoded: text) else { return nil }
        let key = try _RSA.Encryption.PrivateKey(pemRepresentation: privateKey)
        return String(decoding: try key.decrypt(bytes, padding: .PKCS1_OAEP), as: UTF8.self)
    }
}
