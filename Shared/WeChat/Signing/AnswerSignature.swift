/// What signs an answer or a call-back, out of its headers.
package struct AnswerSignature: Hashable, Sendable {
    /// Seconds since 1970, as text: it is part of what is signed.
    package let timestamp: String
    package let nonce: String
    /// Base64.
    package let signature: String
    /// Which public key signed.
    package let serial: String

    package init(timestamp: String, nonce: String, signature: String, serial: String) {
        self.timestamp = timestamp
        self.nonce = nonce
        self.signature = signature
        self.serial = serial
    }

    /// - Parameter header: looks a header up, whatever the case of its name.
    package init(header: (String) -> String?) throws(SignatureFault) {
        func value(_ name: String, atMost limit: Int) throws(SignatureFault) -> String {
            guard let value = header(name), !value.isEmpty, value.utf8.count <= limit else { throw .header(name) }
            return value
        }
        timestamp = try value("Wechatpay-Timestamp", atMost: 20)
        nonce = try value("Wechatpay-Nonce", atMost: 128)
        signature = try value("Wechatpay-Signature", atMost: 1024)
        serial = try value("Wechatpay-Serial", atMost: 128)
        let type = header("Wechatpay-Signature-Type") ?? MerchantSigner.scheme
        guard type == MerchantSigner.scheme else { throw .header("Wechatpay-Signature-Type") }
    }
}
