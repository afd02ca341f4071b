/// What can happen to a payout; the raw values label the arrows of its diagram.
package enum PayoutTrigger: String, CaseIterable, Hashable, Sendable {
    // The reviewer
    case clear, withhold
    // The citizen
    case claim
    // The provider, as a query tells
    case await, pay, fail, close
    // A number that nobody here has used is asked about
    case seek
    // Time
    case expire
    // What only a person can decide, and the decision
    case hold, resume
}
