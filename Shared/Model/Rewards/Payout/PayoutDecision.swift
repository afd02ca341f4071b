/// What a person at the work list can decide.
package enum PayoutDecision: String, Codable, Sendable, CaseIterable, Hashable {
    /// Query again and go on from there.
    case askAgain
    /// The provider's own bill shows that nothing was paid: back to the budget, for good.
    case release
    /// The provider's own bill shows that it was paid.
    case recordPaid
}
