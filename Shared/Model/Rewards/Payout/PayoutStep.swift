/// What one step of a payout leads to, all of it written in one transaction.
package struct PayoutStep: Sendable {
    /// What has to move in the cash ledger.
    package enum Posting: String, Hashable, Sendable {
        /// From the citizen's reservation to paid.
        case pay
        /// From the citizen's reservation back to the town's budget.
        case release
    }

    /// Who must wait from now on.
    package enum Pause: Hashable, Sendable {
        case town(TownCode, code: String)
        case everybody(code: String)
    }

    package let payout: Payout
    package let events: [any EventContract]
    package let deadlines: [DeadlineAction]
    package let posting: Posting?
    package let pause: Pause?

    init(
        _ payout: Payout,
        events: [any EventContract] = [],
        deadlines: [DeadlineAction] = [],
        posting: Posting? = nil,
        pause: Pause? = nil
    ) {
        self.payout = payout
        self.events = events
        self.deadlines = deadlines
        self.posting = posting
        self.pause = pause
    }

    /// For the transaction: events and timers as every machine gives them.
    package var transition: Transition<Payout> {
        Transition(aggregate: payout, events: events, deadlines: deadlines)
    }
}
