extension Payout {
    /// For everybody but its citizen there is no red packet.
    package func belongs(to actor: CommandActor) -> Bool { actor.citizenID == citizenID }

    /// The citizen taps 领取. Tapping again while a bill is under way makes no other; what would be asked later is asked now.
    /// - Parameters:
    ///   - openID: who is to get it, as WeChat tells of the one who taps.
    ///   - isPaused: paying is stopped for the town or for everybody.
    ///   - body: the request's bytes for a bill number; called once for each attempt, and kept.
    package func claiming(
        openID: String,
        at now: Timestamp,
        isPaused: Bool,
        body: (_ number: String) throws -> String
    ) rethrows -> Result<PayoutStep, Refusal> {
        switch state {
        case .paid: return .failure(Refusal(.redPacketPaid))
        case .released: return .failure(Refusal(.redPacketOver))
        case .checking: return .failure(Refusal(.redPacketChecking))
        case .withheld: return .failure(Refusal(.redPacketWithheld))
        case .held: return .failure(Refusal(.redPacketHeld))
        case .creating, .confirming:
            guard !isClosing else { return .failure(Refusal(.redPacketOver)) }
            guard state == .creating, let nextCall else { return .success(PayoutStep(self)) }
            var next = self
            next.ask(nextCall)
            return .success(PayoutStep(next))
        case .reserved: break
        }
        guard !isClosing, now < reservedUntil else { return .failure(Refusal(.redPacketOver)) }
        guard !isPaused else { return .failure(Refusal(.payingPaused)) }
        var next = self
        guard next.move(.claim) else { return .failure(Refusal(.other)) }
        next.attempt += 1
        let number = PayoutBill.number(of: report.id, attempt: next.attempt)
        next.bill = PayoutBill(number: number, body: try body(number))
        next.openID = openID
        next.looks = 0
        next.lastFault = nil
        next.ask(.create)
        next.version += 1
        let event = RedPacketClaimed(
            report: report,
            at: now,
            citizenID: citizenID,
            amount: amount,
            attempt: next.attempt
        )
        return .success(PayoutStep(next, events: [event]))
    }

    /// The provider called back: worth a look, no more. Nil where there is nothing to look for.
    package func hinted() -> PayoutStep? {
        guard !state.isFinal, state != .reserved, bill != nil, call != .query else { return nil }
        var next = self
        next.ask(.query)
        return PayoutStep(next)
    }
}
