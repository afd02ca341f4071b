/// Why something that claims to come from WeChat Pay is not believed.
package enum SignatureFault: Error, Hashable, Sendable {
    /// A header is missing or malformed.
    case header(String)
    /// The timestamp is five minutes or more away from ours.
    case skewed(seconds: Int64)
    /// No public key has this serial.
    case unknownKey(String)
    /// The signature does not fit the content.
    case forged

    /// Stable, for logs and metrics.
    package var code: String {
        switch self {
        case .header: "signature.header"
        case .skewed: "signature.skewed"
        case .unknownKey: "signature.unknownKey"
        case .forged: "signature.forged"
        }
    }
}
