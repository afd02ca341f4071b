extension Redemption {
    /// A citizen exchanges points; never more than are there.
    /// - Parameters:
    ///   - offer: nil where there is none of the code.
    ///   - balance: the citizen's points, read where nobody else can spend them meanwhile.
    package static func redeeming(
        _ command: RedeemPoints,
        id: RedemptionID,
        offer: Offer?,
        balance: Points,
        at now: Timestamp
    ) -> Result<RedemptionStep, Refusal> {
        guard let citizen = command.actor.citizenID else { return .failure(Refusal(.notPermitted)) }
        guard let offer, offer.isActive, offer.points > .zero else { return .failure(Refusal(.unknownOffer)) }
        guard balance >= offer.points else { return .failure(Refusal(.pointsInsufficient)) }
        let redemption = Redemption(id: id, citizenID: citizen, offer: offer, at: now)
        guard let posting = try? LedgerTransaction<Points>.redeeming(redemption) else {
            return .failure(Refusal(.other))
        }
        return .success(
            RedemptionStep(redemption, PointsRedeemed(redemption, at: now), postings: [(posting, "redeem")])
        )
    }

    /// The counter of its town hands it over to whoever shows its code.
    package func handingOver(
        for shown: String?,
        by actor: CommandActor,
        at now: Timestamp
    ) -> Result<RedemptionStep, Refusal> {
        guard actor.role == .townCentre else { return .failure(Refusal(.notPermitted)) }
        guard actor.scope.contains(townCode) else { return .failure(Refusal(.outsideYourArea)) }
        guard shown.map(Self.code(typed:)) == code else { return .failure(Refusal(.redemptionCodeWrong)) }
        return moved(.handOver, at: now).map { RedemptionStep($0, RedemptionHandedOver($0, at: now)) }
    }

    /// Its citizen changes their mind, or the counter has none left: the points go back. What was forgiven because they were
    /// spent is settled with them first, or the citizen had more than was ever granted.
    /// - Parameter forgiven: what the citizen was forgiven since the exchange, less what was settled since; read where
    ///   nobody else forgives or settles any meanwhile.
    package func cancelling(
        by actor: CommandActor,
        forgiven: Points,
        at now: Timestamp
    ) -> Result<RedemptionStep, Refusal> {
        switch actor.role {
        case .citizen:
            // For everybody else's it does not exist.
            guard actor.citizenID == citizenID else { return .failure(Refusal(.unknownRedemption)) }
        case .townCentre:
            guard actor.scope.contains(townCode) else { return .failure(Refusal(.outsideYourArea)) }
        default: return .failure(Refusal(.notPermitted))
        }
        return moved(.cancel, at: now).flatMap { redemption in
            let settled = min(redemption.points, max(forgiven, .zero))
            guard let back = try? LedgerTransaction<Points>.redeeming(redemption).reversal else {
                return .failure(Refusal(.other))
            }
            var postings: [RedemptionStep.Posting] = [(back, "reversal")]
            if settled > .zero {
                guard let settling = try? LedgerTransaction<Points>.settling(settled, after: redemption) else {
                    return .failure(Refusal(.other))
                }
                postings.append((settling, "settle"))
            }
            let event = RedemptionCancelled(redemption, settled: settled > .zero ? settled : nil, at: now)
            return .success(RedemptionStep(redemption, event, postings: postings))
        }
    }

    private func moved(_ trigger: RedemptionTrigger, at now: Timestamp) -> Result<Redemption, Refusal> {
        guard case .state(let target) = Self.table.target(from: state, on: trigger) else {
            return .failure(Refusal(.redemptionOver))
        }
        var next = self
        next.state = target
        next.version += 1
        next.changedAt = now
        return .success(next)
    }
}

extension LedgerTransaction where Unit == Points {
    /// What an exchange costs; once for it.
    package static func redeeming(_ redemption: Redemption) throws(Fault) -> LedgerTransaction {
        try transfer(
            redemption.points,
            from: .points(redemption.citizenID),
            to: .redeemed(redemption.offerCode),
            id: .named("redeem/\(redemption.id)")
        )
    }

    /// What was forgiven because an exchange had spent it, out of the points that its end gave back; once for it.
    static func settling(_ points: Points, after redemption: Redemption) throws(Fault) -> LedgerTransaction {
        try transfer(
            points,
            from: .points(redemption.citizenID),
            to: .forgiven(redemption.citizenID),
            id: .named("settle/\(redemption.id)")
        )
    }
}
