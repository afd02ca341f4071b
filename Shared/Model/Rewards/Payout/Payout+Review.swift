extension Payout {
    /// A person at the work list decides.
    /// - Parameters:
    ///   - reason: why; it is kept with the decision.
    ///   - term: how long the citizen has at least, once it was looked at.
    package func reviewing(
        _ decision: PayoutDecision,
        reason: String = "",
        term: Duration = .seconds(30 * 86_400),
        at now: Timestamp
    ) -> Result<PayoutStep, Refusal> {
        var next = self
        if decision.isReview {
            guard state == .checking else { return .failure(Refusal(.redPacketNotHeld)) }
            return .success(
                decision == .clear
                    ? next.clearing(reason: reason, term: term, at: now) : next.withholding(reason: reason, at: now)
            )
        }
        if decision == .cancel {
            // One that is just being made may be there already: it is called back once it is known to wait.
            guard state == .confirming || state == .creating else { return .failure(Refusal(.redPacketNotHeld)) }
            next.isCalledBack = true
            next.looks = 0
            if state == .confirming { next.ask(.cancel) }
            return .success(PayoutStep(next))
        }
        guard state == .held, let hold else { return .failure(Refusal(.redPacketNotHeld)) }
        switch decision {
        case .askAgain:
            // This attempt's end is known: the citizen may have another number.
            if hold == .attempts {
                let isOver = isClosing || now >= reservedUntil
                return .success(isOver ? next.seeking(attempt + 1, at: now) : next.failing(nil, at: now))
            }
            return .success(next.resuming())
        case .release:
            switch hold {
            case .differs: return .failure(Refusal(.redPacketNotReleasable))
            case .refused, .vanished: return .success(next.releasing(.close, at: now))
            case .unreachable:
                // Nobody knows; its bill may still be confirmed: it goes back when that is certain.
                next.isClosing = true
                return .success(next.resuming())
            case .attempts:
                // The last attempt's end is known, and that there was none after it is not.
                next.isClosing = true
                return .success(next.seeking(attempt + 1, at: now))
            }
        case .recordPaid:
            guard hold != .refused, hold != .attempts else { return .failure(Refusal(.redPacketNotPayable)) }
            return .success(next.paying(at: now))
        case .cancel, .clear, .withhold: return .failure(Refusal(.other))
        }
    }

    /// What is held is asked about anew.
    private mutating func resuming() -> PayoutStep {
        guard move(.resume) else { return PayoutStep(self) }
        hold = nil
        looks = 0
        bill?.refusal = nil
        bill?.absences = nil
        ask(.query)
        return PayoutStep(self)
    }
}
