/// What points are granted for.
package enum RewardReason: String, Codable, Sendable, CaseIterable, Hashable {
    /// Verified as true.
    case verified
    /// Gone on arrival: honest all the same.
    case goneOnArrival
    /// Followed an open report of the same thing.
    case followed
}
