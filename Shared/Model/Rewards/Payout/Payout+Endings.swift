extension Payout {
    mutating func paying(at now: Timestamp) -> PayoutStep {
        guard move(.pay) else { return PayoutStep(self) }
        let deadlines = finish()
        let event = RedPacketPaid(report: report, at: now, citizenID: citizenID, amount: amount)
        return PayoutStep(self, events: [event], deadlines: deadlines, posting: .pay)
    }

    /// Back to the town's budget.
    mutating func releasing(_ trigger: PayoutTrigger, at now: Timestamp) -> PayoutStep {
        guard move(trigger) else { return PayoutStep(self) }
        let deadlines = finish()
        let event = RedPacketReleased(report: report, at: now, citizenID: citizenID, amount: amount)
        return PayoutStep(self, events: [event], deadlines: deadlines, posting: .release)
    }

    /// The attempt ended without payment: the citizen may claim again, under another number.
    mutating func failing(_ reason: String?, at now: Timestamp) -> PayoutStep {
        guard move(.fail) else { return PayoutStep(self) }
        bill = nil
        openID = nil
        hold = nil
        looks = 0
        lastFault = reason
        askNothing()
        version += 1
        let event = RedPacketFailed(
            report: report,
            at: now,
            citizenID: citizenID,
            amount: amount,
            attempt: attempt,
            expiresAt: reservedUntil
        )
        return PayoutStep(self, events: [event])
    }

    /// On the work list; there already, it stays there and is not announced again.
    mutating func holding(_ reason: PayoutHold, at now: Timestamp) -> PayoutStep {
        askNothing()
        guard move(.hold) else {
            hold = reason
            return PayoutStep(self)
        }
        hold = reason
        version += 1
        let event = RedPacketHeld(report: report, at: now, citizenID: citizenID, amount: amount, reason: reason)
        return PayoutStep(self, events: [event])
    }

    private mutating func finish() -> [DeadlineAction] {
        var deadlines: [DeadlineAction] = []
        cancelTimers(&deadlines)
        askNothing()
        hold = nil
        version += 1
        return deadlines
    }
}
