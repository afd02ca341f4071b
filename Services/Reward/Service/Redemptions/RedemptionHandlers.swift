import Messaging
import Model

/// Exchanges of points: made by citizens, handed over or cancelled at the counter.
struct RedemptionHandlers: Sendable {
    var commands: [MessageHandler] {
        [
            MessageHandler(RedeemPoints.self, batch: redeem),
            MessageHandler(HandOverRedemption.self, batch: handOver),
            MessageHandler(CancelRedemption.self, batch: cancel),
        ]
    }

    @Sendable func redeem(
        _ messages: [Received<RedeemPoints>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let database = transaction.database
        var purse = try PointsPurse.open(messages.compactMap(\.body.actor.citizenID), in: database)
        let offers = try RedemptionStore.offers(
            messages.map { RedemptionStore.OfferKey(code: $0.body.offerCode, town: $0.body.townCode) },
            in: database
        )
        var steps: [RedemptionStep] = []
        let dispositions = try messages.map { message -> Disposition in
            let command = message.body
            let result = Redemption.redeeming(
                command,
                id: RedemptionID(of: message.envelope.id),
                offer: offers[RedemptionStore.OfferKey(code: command.offerCode, town: command.townCode)],
                balance: command.actor.citizenID.map { purse[$0] } ?? .zero,
                at: transaction.now
            )
            switch result {
            case .failure(let refusal): return .refused(refusal)
            case .success(let step):
                purse.take(step.redemption.points, from: step.redemption.citizenID)
                steps.append(step)
                return try Self.answer(step, command.actor, message.envelope, transaction)
            }
        }
        try Self.close(steps, transaction)
        return dispositions
    }

    @Sendable func handOver(
        _ messages: [Received<HandOverRedemption>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        try change(messages, transaction, \.redemptionID) {
            $0.handingOver(for: $1.code, by: $1.actor, at: transaction.now)
        }
    }

    @Sendable func cancel(
        _ messages: [Received<CancelRedemption>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let database = transaction.database
        let ids = messages.map(\.body.redemptionID)
        // Nobody is forgiven anything meanwhile, and nothing else is settled.
        try CitizenLock.take(try RedemptionStore.citizens(of: ids, in: database), in: database)
        let forgiven = try RedemptionStore.forgiven(since: ids, in: database)
        var settled: [CitizenID: Points] = [:]
        return try change(messages, transaction, \.redemptionID) { redemption, command in
            let citizen = redemption.citizenID
            let left = (forgiven[redemption.id] ?? .zero) - (settled[citizen] ?? .zero)
            return redemption.cancelling(by: command.actor, forgiven: left, at: transaction.now).map { step in
                settled[citizen, default: .zero] += step.settled
                return step
            }
        }
    }

    private func change<Command: CommandContract>(
        _ messages: [Received<Command>],
        _ transaction: ServiceTransaction,
        _ id: (Command) -> RedemptionID,
        _ apply: (Redemption, Command) -> Result<RedemptionStep, Refusal>
    ) throws -> [Disposition] {
        var known = try RedemptionStore.load(messages.map { id($0.body) }, in: transaction.database)
        var steps: [RedemptionStep] = []
        let dispositions = try messages.map { message -> Disposition in
            let command = message.body
            guard let redemption = known[id(command)] else { return .refused(Refusal(.unknownRedemption)) }
            if let expected = command.expectedVersion, expected != redemption.version {
                return .refused(Refusal(.versionConflict))
            }
            switch apply(redemption, command) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let step):
                known[redemption.id] = step.redemption
                steps.append(step)
                return try Self.answer(step, command.actor, message.envelope, transaction)
            }
        }
        try Self.close(steps, transaction)
        return dispositions
    }

    private static func answer(
        _ step: RedemptionStep,
        _ actor: CommandActor,
        _ cause: MessageEnvelope,
        _ transaction: ServiceTransaction
    ) throws -> Disposition {
        try transaction.emit(
            step.event,
            sequence: Int64(step.redemption.version),
            cause: cause,
            actor: "\(actor.role.rawValue):\(actor.id)"
        )
        return .answered(json: try MessageCoding.text(RedemptionAnswer(step.redemption)))
    }

    private static func close(_ steps: [RedemptionStep], _ transaction: ServiceTransaction) throws {
        let last = Dictionary(steps.map { ($0.redemption.id, $0.redemption) }) { _, later in later }
        try RedemptionStore.store(last.values.sorted { $0.id < $1.id }, in: transaction.database)
        let entries = steps.flatMap { step in
            step.postings.flatMap {
                LedgerStore.entries($0.transaction, kind: $0.kind, redemption: step.redemption.id)
            }
        }
        try LedgerStore.post(entries, at: transaction.now, in: transaction.database)
    }
}
