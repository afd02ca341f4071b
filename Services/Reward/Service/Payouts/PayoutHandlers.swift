import Messaging
import Model
import WeChat

/// What people, timers and call-backs do to payouts. Nothing is sent from here: the worker sends after the commit.
struct PayoutHandlers: Sendable {
    /// Nil where WeChat Pay is not set up: nothing can be claimed.
    let terms: TransferTerms?
    /// Tells the worker of this process.
    let wake: @Sendable () -> Void

    var commands: [MessageHandler] {
        [
            MessageHandler(ClaimRedPacket.self, batch: claim),
            MessageHandler(ReviewPayout.self, batch: review),
            MessageHandler(HintTransfer.self, batch: hint),
        ]
    }

    var deadlines: [MessageHandler] { [MessageHandler(DeadlineReached.self, batch: reach)] }

    @Sendable private func claim(
        _ messages: [Received<ClaimRedPacket>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let desk = try PayoutDesk(transaction, reports: messages.map(\.body.reportID))
        let dispositions = try messages.map { message -> Disposition in
            let command = message.body
            guard let payout = desk[command.reportID], payout.belongs(to: command.actor) else {
                return .refused(Refusal(.unknownRedPacket))
            }
            guard let terms else { return .refused(Refusal(.payingPaused)) }
            let result = try payout.claiming(
                openID: command.openID,
                at: transaction.now,
                isPaused: try desk.isPaused(payout.report.townCode)
            ) { number in
                try MessageCoding.text(terms.order(number: number, openID: command.openID, amount: payout.amount))
            }
            switch result {
            case .failure(let refusal): return .refused(refusal)
            case .success(let step):
                try desk.apply(step, cause: message.envelope, actor: command.actor)
                return .answered(json: try MessageCoding.text(PayoutAnswer(step.payout)))
            }
        }
        try desk.close()
        transaction.afterCommit(wake)
        return dispositions
    }

    @Sendable func review(
        _ messages: [Received<ReviewPayout>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let settings = try DecisionStore.settings(in: transaction.database)
        let desk = try PayoutDesk(transaction, reports: messages.map(\.body.reportID))
        let dispositions = try messages.map { message -> Disposition in
            let command = message.body
            guard command.actor.mayDecide(command.decision) else { return .refused(Refusal(.notPermitted)) }
            guard let payout = desk[command.reportID] else { return .refused(Refusal(.unknownRedPacket)) }
            if let expected = command.expectedVersion, expected != payout.version {
                return .refused(Refusal(.versionConflict))
            }
            guard !command.reason.isEmpty else { return .refused(Refusal(.reasonMissing)) }
            if command.decision == .release || command.decision == .withhold {
                let named = try ReconciliationStore.named(payout.numbers, in: transaction.database)
                guard named.isEmpty else { return .refused(Refusal(.redPacketNotReleasable)) }
            }
            let result = payout.reviewing(
                command.decision,
                reason: command.reason,
                term: settings.reservation,
                at: transaction.now
            )
            switch result {
            case .failure(let refusal): return .refused(refusal)
            case .success(let step):
                try desk.apply(step, cause: message.envelope, actor: command.actor)
                try PayoutStore.record(
                    .query,
                    of: payout,
                    "decided: \(command.decision.rawValue): \(command.reason)",
                    at: transaction.now,
                    in: transaction.database
                )
                return .answered(json: try MessageCoding.text(PayoutAnswer(step.payout)))
            }
        }
        try desk.close()
        transaction.afterCommit(wake)
        return dispositions
    }

    @Sendable private func hint(
        _ messages: [Received<HintTransfer>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let reports = try PayoutStore.reports(ofBills: messages.map(\.body.billNumber), in: transaction.database)
        let desk = try PayoutDesk(transaction, reports: reports)
        for report in reports {
            // A call-back about what is over, or about a number that is not ours any more, changes nothing.
            if let step = desk[report]?.hinted() { try desk.apply(step) }
        }
        try desk.close()
        transaction.afterCommit(wake)
        return messages.map { _ in .done }
    }

    @Sendable private func reach(
        _ messages: [Received<DeadlineReached>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let pauses = messages.filter { $0.body.payload.stage == .rewardPause }
        try PauseHandlers.reach(pauses, transaction)
        let own = messages.filter { $0.body.payload.stage != .rewardPause }
        let desk = try PayoutDesk(transaction, reports: own.map(\.body.payload.reportID))
        for message in own {
            let deadline = message.body
            guard let payout = desk[deadline.payload.reportID],
                let step = payout.reaching(deadline, at: max(transaction.now, deadline.dueAt), canAsk: terms != nil)
            else { continue }
            try desk.apply(step, cause: message.envelope)
        }
        try desk.close()
        transaction.afterCommit(wake)
        return messages.map { _ in .done }
    }
}
