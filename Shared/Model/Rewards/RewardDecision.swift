/// Whether a verified report brings points and a red packet; pure, so that anyone can recompute it.
package struct RewardDecision: Hashable, Sendable {
    package struct Grant: Hashable, Sendable {
        package let points: Points
        package let reason: RewardReason
    }

    package enum RedPacket: Hashable, Sendable {
        /// Reserve this much, in fen.
        case reserve(Fen)
        case declined(RedPacketDecline)
        /// Not spoken of: there was nothing to expect (patrol, duplicate, an unfounded report).
        case none
    }

    /// What the reward service knows of budgets, caps and the draw at this moment.
    package struct Facts: Hashable, Sendable {
        /// What is left of the town's budget of the month, in fen.
        package let budgetLeft: Fen
        /// The citizen's cap of the day or month is reached.
        package let isCapReached: Bool
        package let hasWonDraw: Bool

        package init(budgetLeft: Fen, isCapReached: Bool, hasWonDraw: Bool) {
            self.budgetLeft = budgetLeft
            self.isCapReached = isCapReached
            self.hasWonDraw = hasWonDraw
        }
    }

    package let points: Grant?
    package let redPacket: RedPacket

    /// - Parameter rule: the rule of the verified (maybe corrected) category; nil where there is none.
    package init(report: ReportSummary, finding: Finding, rule: RewardRule?, facts: Facts) {
        guard report.source == .citizen, report.citizenID != nil, !report.isEmergency, let rule else {
            self.init(points: nil, redPacket: .none)
            return
        }
        switch finding {
        case .confirmed, .resolvedOnSite:
            self.init(
                points: Self.grant(rule.points, .verified),
                redPacket: Self.redPacket(rule.redPacket, isAnonymous: report.isAnonymous, facts: facts)
            )
        case .goneOnArrival:
            self.init(points: Self.grant(rule.points, .goneOnArrival), redPacket: .declined(.goneOnArrival))
        case .duplicate:
            self.init(points: Self.grant(RewardRule.followerPoints, .followed), redPacket: .none)
        case .unfounded, .unlocatable, .outOfRemit:
            self.init(points: nil, redPacket: .none)
        }
    }

    private init(points: Grant?, redPacket: RedPacket) {
        self.points = points
        self.redPacket = redPacket
    }

    private static func grant(_ points: Points, _ reason: RewardReason) -> Grant? {
        points > .zero ? Grant(points: points, reason: reason) : nil
    }

    private static func redPacket(_ amount: Fen?, isAnonymous: Bool, facts: Facts) -> RedPacket {
        guard let amount, amount > .zero else { return .declined(.notOffered) }
        if isAnonymous { return .declined(.anonymous) }
        if facts.isCapReached { return .declined(.capReached) }
        if !facts.hasWonDraw { return .declined(.notWon) }
        return facts.budgetLeft >= amount ? .reserve(amount) : .declined(.budgetExhausted)
    }
}
