/// Why personal data was erased.
package enum ErasureReason: String, Codable, Sendable, CaseIterable, Hashable {
    /// The citizen asked for it.
    case request
    /// It was kept as long as is allowed.
    case retention
}
