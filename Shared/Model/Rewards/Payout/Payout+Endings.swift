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

    /// Looked at, and in order.
    mutating func clearing(reason: String, term: Duration, at now: Timestamp) -> PayoutStep {
        guard move(.clear) else { return PayoutStep(self) }
        reservedUntil = max(reservedUntil, now + term)
        var deadlines: [DeadlineAction] = []
        schedule(.limit, at: reservedUntil, &deadlines)
        version += 1
        return PayoutStep(self, events: [reviewed(true, reason, at: now)], deadlines: deadlines)
    }

    /// Looked at, and not to be paid: back to the town's budget.
    mutating func withholding(reason: String, at now: Timestamp) -> PayoutStep {
        guard move(.withhold) else { return PayoutStep(self) }
        let deadlines = finish()
        return PayoutStep(self, events: [reviewed(false, reason, at: now)], deadlines: deadlines, posting: .release)
    }

    private func reviewed(_ isCleared: Bool, _ reason: String, at now: Timestamp) -> RedPacketReviewed {
        RedPacketReviewed(
            report: report,
            at: now,
            citizenID: citizenID,
            amount: amount,
            isCleared: isCleared,
            reason: reason,
            suspicions: suspicions ?? [],
            expiresAt: isCleared ? reservedUntil : nil
        )
    }

    /// The attempt ended without payment: the citizen may claim again, under another number.
    mutating func failing(_ reason: String?, at now: Timestamp) -> PayoutStep {
        guard move(.fail) else { return PayoutStep(self) }
        bill = nil
        openID = nil
        hold = nil
        looks = 0
        lastFault = reason
        isCalledBack = nil
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
