package import Crypto

/// The merchant's APIv3 key: 32 bytes of text, shared with the provider.
package struct APIKey: Sendable {
    package let symmetric: SymmetricKey

    /// Nil unless it has 32 bytes.
    package init?(_ text: String) {
        guard text.utf8.count == 32 else { return nil }
        symmetric = SymmetricKey(data: Array(text.utf8))
    }
}
