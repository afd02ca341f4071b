extension Payout {
    /// The timer of a payout: `.limit` is the end of the reservation, `.warning` the next look at what is under way.
    package func deadlineKey(_ moment: DeadlineMoment) -> DeadlineKey {
        DeadlineKey(owner: .reward, aggregate: report.id, stage: .redPacket, moment: moment)
    }

    mutating func schedule(_ moment: DeadlineMoment, at due: Timestamp, _ deadlines: inout [DeadlineAction]) {
        generation += 1
        deadlines.append(
            .schedule(
                Deadline(
                    key: deadlineKey(moment),
                    generation: generation,
                    dueAt: due,
                    payload: DeadlinePayload(
                        owner: .reward,
                        reportID: report.id,
                        townCode: report.townCode,
                        stage: .redPacket,
                        moment: moment
                    )
                )
            )
        )
    }

    /// Nothing is to come any more.
    mutating func cancelTimers(_ deadlines: inout [DeadlineAction]) {
        for moment in [DeadlineMoment.warning, .limit] {
            generation += 1
            deadlines.append(.cancel(DeadlineCancellation(key: deadlineKey(moment), generation: generation)))
        }
    }

    /// A timer fired; nil where it means nothing any more.
    /// - Parameter canAsk: there is a provider; where there is none, none has paid anything.
    package func reaching(_ deadline: DeadlineReached, at now: Timestamp, canAsk: Bool = true) -> PayoutStep? {
        guard !state.isFinal, deadline.payload.stage == .redPacket, now >= deadline.dueAt else { return nil }
        var next = self
        switch deadline.payload.moment {
        case .warning:
            // A look that was decided on since then has replaced this one.
            guard deadline.generation == lookGeneration, let nextCall else { return nil }
            next.ask(nextCall)
            return PayoutStep(next)
        case .limit:
            return ending(at: now, canAsk: canAsk)
        }
    }

    /// Takes up what no timer takes up any more: one may be lost with the time that a restored database does not know.
    /// - Returns: nil where nothing is to be done.
    package func waking(at now: Timestamp, canAsk: Bool = true) -> PayoutStep? {
        guard state == .reserved || state == .creating || state == .confirming, call == nil else { return nil }
        if let ended = ending(at: now, canAsk: canAsk) { return ended }
        guard state != .reserved else { return nil }
        var next = self
        next.ask(nextCall ?? .query)
        return PayoutStep(next)
    }

    /// The reservation is over.
    private func ending(at now: Timestamp, canAsk: Bool) -> PayoutStep? {
        guard now >= reservedUntil, !isClosing else { return nil }
        var next = self
        if state == .checking {
            // Our own slowness takes nothing from anybody: it stays, and is looked for again in a day.
            var deadlines: [DeadlineAction] = []
            next.schedule(.limit, at: now + .seconds(86_400), &deadlines)
            return PayoutStep(next, deadlines: deadlines)
        }
        next.isClosing = true
        next.bill?.absences = nil
        switch state {
        case .reserved: return canAsk ? next.seeking(attempt + 1, at: now) : next.releasing(.expire, at: now)
        case .confirming: next.ask(.cancel)
        case .creating, .held: next.ask(.query)
        case .checking, .paid, .released, .withheld: return nil
        }
        return PayoutStep(next)
    }
}
