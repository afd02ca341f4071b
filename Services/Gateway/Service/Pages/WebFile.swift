import Crypto
import NIOCore

/// One file of the pages, ready to be sent.
struct WebFile: Sendable {
    let type: WebMediaType
    let plain: ByteBuffer
    /// Where it is worth it.
    let compressed: ByteBuffer?
    /// Of the content, so that every gateway names the same version alike (RFC 9110 §8.8.3).
    let entityTag: String
    /// Seconds for which a client need not ask again; 0: always asks, and mostly hears 304.
    let freshSeconds: Int

    init(_ bytes: [UInt8], type: WebMediaType, freshSeconds: Int) {
        self.type = type
        self.freshSeconds = freshSeconds
        plain = ByteBuffer(bytes: bytes)
        let smaller = type.isCompressible ? Gzip.compress(bytes) : nil
        compressed = smaller.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil }
        entityTag = Self.entityTag(of: bytes)
    }

    /// The name of a content, the same from every gateway.
    static func entityTag(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        let hash = SHA256.hash(data: bytes).prefix(12).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\"" + String(hash) + "\""
    }
}
