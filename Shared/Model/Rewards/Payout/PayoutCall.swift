/// What is to be asked of the provider next.
package enum PayoutCall: String, Codable, Sendable, CaseIterable, Hashable {
    /// Create the bill, or get it again: the same number and the same bytes, however often.
    case create
    case query
    case cancel
}
