import City
import Messaging
import Model

/// Rewards verified reports: points, and a red packet where rule, draw, cap and budget allow; each report once.
struct GrantHandler: Sendable {
    let catalogue: CategoryCatalogue

    @Sendable func handle(
        _ messages: [Received<ReportVerified>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let database = transaction.database
        let now = transaction.now
        // Caps are a citizen's over all towns: two towns' budgets do not keep two instances from counting at the same time.
        try CitizenLock.take(messages.compactMap(\.body.report.citizenID), in: database)
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
        var caps = try RedPacketCaps(
            settings,
            of: Array(Set(open.compactMap(\.body.report.citizenID))),
            at: now,
            in: database
        )
        let rules = try RewardRuleStore.active(in: database)
        let draw = RedPacketDraw(seed: try DrawStore.seed(of: now.localDay, at: now, in: database))
        var decided: [DecidedReport] = []
        var entries: [LedgerStore.Entry] = []
        var reserved: [BudgetKey: BudgetShare] = [:]
        for message in open {
            let verified = message.body
            let report = verified.report
            let budget = BudgetKey(town: report.townCode, month: month)
            let terms = rules.terms(
                for: RewardMatter(report),
                own: traits[report.categoryCode]?.reward,
                winnersOf1000: settings.drawWinners
            )
            let facts = RewardDecision.Facts(
                budgetLeft: left[budget] ?? .zero,
                isCapReached: report.citizenID.map { caps.areReached(by: $0) } ?? false,
                win: terms.flatMap { draw.win(among: $0.prizes, report.id, verifiedBy: message.envelope.id) }
            )
            let decision = RewardDecision(report: report, finding: verified.finding, terms: terms, facts: facts)
            let one = DecidedReport(
                verified: verified,
                terms: terms,
                decision: decision,
                reservedUntil: decision.isReserving ? now + settings.reservation : nil,
                cause: message.envelope
            )
            decided.append(one)
            guard let citizen = report.citizenID else { continue }
            entries += try one.entries(month: month)
            if one.fen > .zero {
                left[budget, default: .zero] = (left[budget] ?? .zero) - one.fen
                reserved[budget, default: BudgetShare()].add(one.fen)
                caps.count(citizen)
            }
        }
        try DecisionStore.insert(decided, sampling: settings.review.sampleShare, at: now, in: database)
        let suspicions = try ReviewDesk.suspicions(of: decided, seed: draw.seed, settings.review, at: now, in: database)
        try LedgerStore.post(entries, at: now, in: database)
        try BudgetStore.reserve(reserved, in: database)
        var payouts: [PayoutStep] = []
        for one in decided {
            let found = suspicions[one.report.id] ?? []
            if let payout = one.payout(month: month, suspicions: found) { payouts.append(payout) }
            try one.announce(isUnderReview: !found.isEmpty, in: transaction)
        }
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
        try CitizenLock.take(messages.compactMap(\.body.report.citizenID), in: transaction.database)
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
        var purse = try PointsPurse.open(undone.map(\.citizen), in: transaction.database)
        for decision in undone where decision.points > .zero {
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                decision.points,
                from: decision.citizen,
                balance: purse[decision.citizen],
                for: decision.report,
                foundBy: decision.task
            )
            purse.take(min(decision.points, purse[decision.citizen]), from: decision.citizen)
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
