/// The states of a payout by name.
package enum PayoutState: String, Codable, Sendable, CaseIterable, Hashable {
    /// The money is set aside; the citizen may claim it until the reservation ends.
    case reserved
    /// A person looks at it before it can be claimed; the money is set aside meanwhile, however long that takes.
    case checking
    /// Claimed: a bill with a number of its own is being made at the provider, or nobody knows yet whether it is.
    case creating
    /// The bill waits for the citizen's confirmation.
    case confirming
    /// On the work list: a person must look.
    case held
    case paid
    /// Back in the budget.
    case released
    /// Back in the budget, because a person decided so.
    case withheld

    /// Nothing changes any more.
    package var isFinal: Bool { self == .paid || self == .released || self == .withheld }
}
