import City
import Messaging
import Model

/// Rewards verified reports: points, and a red packet where rule, cap and budget allow; each report once.
struct GrantHandler: Sendable {
    let catalogue: CategoryCatalogue

    @Sendable func handle(
        _ messages: [Received<ReportVerified>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let database = transaction.database
        let now = transaction.now
        let takenBack = try DuplicateFinding.enter(
            messages.map(\.body).filter { $0.finding == .duplicate }.map { ($0.report.id, $0.taskID) },
            in: database
        )
        let undone = try UndoneDecision.undo(before: messages.map(\.body), at: now, in: database)
        try withdraw(undone, messages.map { ($0.body.report, $0.envelope) }, transaction)
        let decidedBefore = try DecisionStore.decided(messages.map(\.body.report.id), in: database)
        var seen = decidedBefore
        // An unfounded report may be found true on appeal: only what brings something, or could have, is decided for good.
        let open = messages.filter {
            $0.body.report.source == .citizen && $0.body.finding.mayReward && !takenBack.contains($0.body.taskID)
                && seen.insert($0.body.report.id).inserted
        }
        guard !open.isEmpty else { return messages.map { _ in .done } }

        let traits = try catalogue.traits(at: now, in: database)
        let settings = try DecisionStore.settings(in: database)
        let month = now.localMonth
        var left = try BudgetStore.lock(
            Set(open.map { BudgetKey(town: $0.body.report.townCode, month: month) }),
            in: database
        )
        var wins = try DecisionStore.wins(
            of: Array(Set(open.compactMap(\.body.report.citizenID))),
            since: now.localMidnight,
            in: database
        )

        let draw = RedPacketDraw(
            seed: try DrawStore.seed(of: now.localDay, at: now, in: database),
            share: settings.drawShare
        )
        var decided: [DecidedReport] = []
        var entries: [LedgerStore.Entry] = []
        var reserved: [BudgetKey: Fen] = [:]
        var payouts: [PayoutStep] = []
        for message in open {
            let verified = message.body
            let report = verified.report
            let budget = BudgetKey(town: report.townCode, month: month)
            let facts = RewardDecision.Facts(
                budgetLeft: left[budget] ?? .zero,
                isCapReached: report.citizenID.map { (wins[$0] ?? 0) >= settings.dailyRedPackets } ?? false,
                hasWonDraw: draw.wins(report.id, verifiedBy: message.envelope.id)
            )
            let decision = RewardDecision(
                report: report,
                finding: verified.finding,
                rule: traits[report.categoryCode]?.rewardRule,
                facts: facts
            )
            var reservedUntil: Timestamp?
            if let citizen = report.citizenID {
                if let grant = decision.points {
                    let granting = try LedgerTransaction<Points>.granting(
                        grant,
                        to: citizen,
                        for: report.id,
                        foundBy: verified.taskID
                    )
                    entries += LedgerStore.entries(granting, kind: "grant", report: report.id)
                    try transaction.emit(
                        PointsGranted(
                            report: report,
                            at: now,
                            citizenID: citizen,
                            points: grant.points,
                            reason: grant.reason
                        ),
                        sequence: 1,
                        cause: message.envelope
                    )
                }
                switch decision.redPacket {
                case .reserve(let amount):
                    let reserving = try LedgerTransaction<Fen>.reserving(
                        amount,
                        for: citizen,
                        report: report.id,
                        town: report.townCode,
                        month: month
                    )
                    entries += LedgerStore.entries(reserving, kind: "reserve", report: report.id)
                    left[budget, default: .zero] = (left[budget] ?? .zero) - amount
                    reserved[budget, default: .zero] = (reserved[budget] ?? .zero) + amount
                    wins[citizen, default: 0] += 1
                    let until = now + settings.reservation
                    reservedUntil = until
                    payouts.append(Payout.reserving(report, for: citizen, amount: amount, month: month, until: until))
                    try transaction.emit(
                        RedPacketReserved(
                            report: report,
                            at: now,
                            citizenID: citizen,
                            amount: amount,
                            expiresAt: until
                        ),
                        sequence: 2,
                        cause: message.envelope
                    )
                case .declined(let reason):
                    try transaction.emit(
                        RedPacketDeclined(report: report, at: now, citizenID: citizen, reason: reason),
                        sequence: 2,
                        cause: message.envelope
                    )
                case .none: break
                }
            }
            decided.append(
                DecidedReport(
                    verified: verified,
                    decision: decision,
                    reservedUntil: reservedUntil,
                    drawnBy: decision.redPacket.wasDrawn ? message.envelope.id : nil
                )
            )
        }
        try DecisionStore.insert(decided, share: settings.drawShare, at: now, in: database)
        try LedgerStore.post(entries, at: now, in: database)
        try BudgetStore.reserve(reserved, in: database)
        try PayoutStore.store(payouts.map(\.payout), at: now, in: database)
        for step in payouts { try transaction.emit(step.transition, after: step.payout.version, cause: nil) }
        return messages.map { _ in .done }
    }

    /// A finding was taken back: so is what followed from it.
    @Sendable func takeBack(
        _ messages: [Received<ReportSeparated>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let findings = messages.map { ($0.body.report.id, $0.body.taskID) }
        try DuplicateFinding.takeBack(findings, in: transaction.database)
        let undone = try UndoneDecision.undo(findings, at: transaction.now, in: transaction.database)
        try withdraw(undone, messages.map { ($0.body.report, $0.envelope) }, transaction)
        return messages.map { _ in .done }
    }

    private func withdraw(
        _ undone: [UndoneDecision],
        _ reports: [(report: ReportSummary, cause: MessageEnvelope)],
        _ transaction: ServiceTransaction
    ) throws {
        let causes = Dictionary(reports.map { ($0.report.id, $0) }) { first, _ in first }
        var entries: [LedgerStore.Entry] = []
        for decision in undone where decision.points > .zero {
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                decision.points,
                from: decision.citizen,
                for: decision.report,
                foundBy: decision.task
            )
            entries += LedgerStore.entries(withdrawing, kind: "reversal", report: decision.report)
            guard let (report, cause) = causes[decision.report] else { continue }
            // No step of the payout: it has no number among the report's events.
            try transaction.emit(
                PointsWithdrawn(
                    report: report,
                    at: transaction.now,
                    citizenID: decision.citizen,
                    points: decision.points
                ),
                sequence: 0,
                cause: cause
            )
        }
        try LedgerStore.post(entries, at: transaction.now, in: transaction.database)
    }
}

extension Finding {
    /// Whether the finding decides the reward for good.
    fileprivate var mayReward: Bool {
        switch self {
        case .confirmed, .resolvedOnSite, .goneOnArrival, .duplicate: true
        case .unfounded, .unlocatable, .outOfRemit: false
        }
    }
}

extension RewardDecision.RedPacket {
    /// Whether the draw had a say.
    fileprivate var wasDrawn: Bool {
        switch self {
        case .reserve, .declined(.notWon), .declined(.budgetExhausted): true
        case .declined, .none: false
        }
    }
}
