/// What a person at the work list can decide.
package enum PayoutDecision: String, Codable, Sendable, CaseIterable, Hashable {
    /// Query again and go on from there.
    case askAgain
    /// The provider's own bill shows that nothing was paid: back to the budget, for good; what nobody has an answer about, once
    /// there is one.
    case release
    /// The provider's own bill shows that it was paid.
    case recordPaid
    /// What waits for the citizen's confirmation is called back; it can be claimed again later.
    case cancel
    /// Looked at, and in order: the citizen can claim it.
    case clear
    /// Looked at, and not to be paid: back to the budget, for good.
    case withhold

    /// About a red packet that was looked at before it could be claimed; the others are about what is stuck.
    package var isReview: Bool { self == .clear || self == .withhold }
}

extension CommandActor {
    /// What is stuck at the provider is the operator's; what was looked at, the city's too. No officer and no town decides
    /// about money.
    package func mayDecide(_ decision: PayoutDecision) -> Bool {
        role == .systemOperator || decision.isReview && role == .cityAdmin
    }
}
