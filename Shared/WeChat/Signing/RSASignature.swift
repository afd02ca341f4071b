package import CryptoExtras
import Foundation

/// RSA-SHA256 signatures with PKCS #1 padding, in base64, as WeChat Pay uses them.
package enum RSASignature {
    package static func make(_ text: [UInt8], _ key: _RSA.Signing.PrivateKey) throws -> String {
        try key.signature(for: text, padding: .insecurePKCS1v1_5).rawRepresentation.base64EncodedString()
    }

    package static func isValid(_ signature: String, of text: [UInt8], by key: _RSA.Signing.PublicKey) -> Bool {
        guard let bytes = Data(base64Encoded: signature) else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: bytes),
            for: text,
            padding: .insecurePKCS1v1_5
        )
    }
}
