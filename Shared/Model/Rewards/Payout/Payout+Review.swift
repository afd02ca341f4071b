extension Payout {
    /// A person at the work list decides.
    package func reviewing(_ decision: PayoutDecision, at now: Timestamp) -> Result<PayoutStep, Refusal> {
        guard state == .held, let hold else { return .failure(Refusal(.redPacketNotHeld)) }
        var next = self
        switch decision {
        case .askAgain:
            // This attempt's end is known: the citizen may have another number.
            if hold == .attempts { return .success(next.failing(nil, at: now)) }
            guard next.move(.resume) else { return .failure(Refusal(.other)) }
            next.hold = nil
            next.looks = 0
            next.bill?.refusal = nil
            next.ask(.query)
            return .success(PayoutStep(next))
        case .release:
            guard hold != .differs else { return .failure(Refusal(.redPacketNotReleasable)) }
            return .success(next.releasing(.close, at: now))
        case .recordPaid:
            guard hold != .refused, hold != .attempts else { return .failure(Refusal(.redPacketNotPayable)) }
            return .success(next.paying(at: now))
        }
    }
}
