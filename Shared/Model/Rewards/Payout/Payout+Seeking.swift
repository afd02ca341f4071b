/// A database that was restored knows less than the provider: a number that nobody here has used may have been paid. Numbers
/// follow from report and attempt, so that the next one can be asked about; nothing is released before that.
extension Payout {
    /// The provider's bill of a day names a number of this payout that nobody here has used. Nil where it is known already, or
    /// where the payout is at another number; what a person still looks at is asked about after the decision.
    package func found(attempt found: Int, at now: Timestamp) -> PayoutStep? {
        guard state == .reserved || hold == .attempts, found > attempt else { return nil }
        var next = self
        return next.seeking(found, at: now)
    }

    /// The numbers of this payout that the provider may have paid: those that were used here, and as many more as may have been
    /// in a time that this database does not know.
    package var numbers: [String] {
        (1...attempt + Self.forgottenAttempts).map { PayoutBill.number(of: report.id, attempt: $0) }
    }

    /// How many numbers of a payout may have been used in a time that this database does not know.
    static let forgottenAttempts = 5

    /// Asks about the number of an attempt.
    mutating func seeking(_ attempt: Int, at now: Timestamp) -> PayoutStep {
        guard move(.seek) else { return PayoutStep(self) }
        self.attempt = attempt
        bill = PayoutBill(number: PayoutBill.number(of: report.id, attempt: attempt), body: nil)
        openID = nil
        hold = nil
        looks = 0
        lastFault = nil
        isCalledBack = nil
        isClosing = isClosing || now >= reservedUntil
        ask(.query)
        return PayoutStep(self)
    }

    /// The provider does not know the number: once may be a lie, or the bill is just being made; three times, with pauses, are
    /// an answer. Not where its own bill of a day names the number: queries do not reach back as far as those bills.
    mutating func sought(_ absences: Int, isNamed: Bool, at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        if absences >= policy.absences {
            return isClosing && !isNamed ? releasing(.close, at: now) : holding(.vanished, at: now)
        }
        var deadlines: [DeadlineAction] = []
        ask(.query, at: now + policy.absencePause, &deadlines)
        return PayoutStep(self, deadlines: deadlines)
    }
}
