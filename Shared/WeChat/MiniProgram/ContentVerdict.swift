/// What WeChat's content check suggests; it gates publication, never handling.
package enum ContentVerdict: String, Codable, Hashable, Sendable {
    case pass
    /// A person should look before it is published.
    case review
    /// Not to be published.
    case risky
}
