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
        /// What the draw brought, in fen; nil where it was lost.
        package let win: Fen?
        /// The citizen has a point for following the same case: a duplicate of it brings no other.
        package let isFollowingRewarded: Bool

        package init(budgetLeft: Fen, isCapReached: Bool, win: Fen?, isFollowingRewarded: Bool = false) {
            self.budgetLeft = budgetLeft
            self.isCapReached = isCapReached
            self.win = win
            self.isFollowingRewarded = isFollowingRewarded
        }
    }

    package let points: Grant?
    package let redPacket: RedPacket

    /// - Parameter terms: what counts for the verified (maybe corrected) category; nil where there is nothing to expect.
    package init(report: ReportSummary, finding: Finding, terms: RewardTerms?, facts: Facts) {
        guard report.source == .citizen, report.citizenID != nil, !report.isEmergency, let terms else {
            self.init(points: nil, redPacket: .none)
            return
        }
        switch finding {
        case .confirmed, .resolvedOnSite:
            self.init(
                points: Self.grant(terms.points, .verified),
                redPacket: Self.redPacket(terms, report, facts)
            )
        case .goneOnArrival:
            self.init(points: Self.grant(terms.points, .goneOnArrival), redPacket: .declined(.goneOnArrival))
        case .duplicate:
            let points = facts.isFollowingRewarded ? .zero : CategoryReward.followerPoints
            self.init(points: Self.grant(points, .followed), redPacket: .none)
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

    private static func redPacket(_ terms: RewardTerms, _ report: ReportSummary, _ facts: Facts) -> RedPacket {
        if terms.prizes.isEmpty { return .declined(.notOffered) }
        if report.isAnonymous { return .declined(.anonymous) }
        if report.campaign?.isForMinors == true { return .declined(.minors) }
        if facts.isCapReached { return .declined(.capReached) }
        guard let win = facts.win, win > .zero else { return .declined(.notWon) }
        return facts.budgetLeft >= win ? .reserve(win) : .declined(.budgetExhausted)
    }
}
