/// A database that was restored knows less than the provider: a number that nobody here has used may have been paid. Numbers
/// follow from report and attempt, so that the next one can be asked about; nothing is released before that.
extension Payout {
    /// The provider's bill of a day names a number of this payout that nobody here has used. Nil where it is known already,
    /// or where the payout is over.
    package func found(attempt found: Int, at now: Timestamp) -> PayoutStep? {
        guard state == .reserved || state == .checking, found > attempt else { return nil }
        var next = self
        return next.seeking(found, at: now)
    }

    /// Asks about the number of an attempt.
    mutating func seeking(_ attempt: Int, at now: Timestamp) -> PayoutStep {
        guard move(.seek) else { return PayoutStep(self) }
        self.attempt = attempt
        bill = PayoutBill(number: PayoutBill.number(of: report.id, attempt: attempt), body: nil)
        openID = nil
        hold = nil
        looks = 0
        lastFault = nil
        ask(.query)
        return PayoutStep(self)
    }

    /// The provider does not know the number: once may be a lie, or the bill is just being made; three times, with pauses, are
    /// an answer.
    mutating func sought(_ absences: Int, at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        if absences >= policy.absences {
            return isClosing ? releasing(.close, at: now) : holding(.vanished, at: now)
        }
        var deadlines: [DeadlineAction] = []
        ask(.query, at: now + policy.absencePause, &deadlines)
        return PayoutStep(self, deadlines: deadlines)
    }
}
