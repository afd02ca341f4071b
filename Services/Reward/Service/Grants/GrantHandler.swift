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
        let found = try rewardable(messages.map(\.body), transaction)
        // Whoever hears of somebody who follows one of these has come before, or waits.
        try FollowerStore.hold(found.map { FollowedCase(report: $0.report.id, foundAt: $0.at) }, in: database)
        let followings = try FollowerStore.followings(of: found.map(\.report.id), in: database)
        // Caps are a citizen's over all towns: two towns' budgets do not keep two instances from counting at the same time.
        try CitizenLock.take(
            messages.compactMap(\.body.report.citizenID) + followings.map(\.citizen),
            in: database
        )
        let takenBack = try DuplicateFinding.enter(
            messages.map(\.body).filter { $0.finding == .duplicate }.map { ($0.report.id, $0.taskID, $0.duplicateOf) },
            in: database
        )
        let undone = try UndoneDecision.undo(before: messages.map(\.body), at: now, in: database)
        try withdraw(undone, messages.map { ($0.body.report, $0.envelope) }, transaction)
        // An unfounded report may be found true on appeal: only what brings something, or could have, is decided for good.
        let open = messages.filter {
            $0.body.report.source == .citizen && $0.body.finding.mayReward && !takenBack.contains($0.body.taskID)
        }
        let matters = open.map { GrantMatter(verified: $0.body, messageID: $0.envelope.id, cause: $0.envelope) }
        try grant(try withhold(matters, transaction), transaction)
        try FollowerDesk.settle(followings, transaction)
        return messages.map { _ in .done }
    }

    /// What was found true of these and brings its followers something: also a patrol's, no emergency and no crime tip.
    func rewardable(_ events: [ReportVerified], _ transaction: ServiceTransaction) throws -> [ReportVerified] {
        let found = events.filter { $0.finding.isTrue && !$0.report.isEmergency }
        guard !found.isEmpty else { return [] }
        let traits = try catalogue.traits(at: transaction.now, in: transaction.database)
        return found.filter { traits[$0.report.categoryCode]?.reward != nil }
    }

    /// Puts aside what was registered while its citizen's rewards pause.
    /// - Returns: the others.
    private func withhold(_ matters: [GrantMatter], _ transaction: ServiceTransaction) throws -> [GrantMatter] {
        let database = transaction.database
        let pauses = try PauseStore.covering(
            matters.map(\.verified.report).filter { RewardMatter($0).mayBring },
            in: database
        )
        if pauses.isEmpty { return matters }
        let decided = try DecisionStore.decided(Array(pauses.keys), in: database)
        var seen = decided
        let paused = matters.filter { matter in
            let report = matter.verified.report.id
            return pauses[report] != nil && seen.insert(report).inserted
        }
        let withheld = try PauseStore.withhold(paused, at: transaction.now, in: database)
        // A picture is known from here on: whoever sends it again is looked at first.
        let entered = paused.filter { withheld.contains($0.verified.report.id) }
        _ = try ReviewStore.enter(entered.flatMap(\.verified.photoKeys), at: transaction.now, in: database)
        for matter in entered {
            let report = matter.verified.report
            guard let citizen = report.citizenID, let until = pauses[report.id] else { continue }
            // No step of a payout: it has no number among the report's events.
            try transaction.emit(
                RewardsWithheld(report: report, at: transaction.now, citizenID: citizen, pausedUntil: until),
                sequence: 0,
                cause: matter.cause
            )
        }
        return matters.filter { pauses[$0.verified.report.id] == nil || decided.contains($0.verified.report.id) }
    }

    /// Decides about these reports, each once for good. Their citizens are held.
    /// - Returns: how many of them bring something.
    @discardableResult
    func grant(_ matters: [GrantMatter], _ transaction: ServiceTransaction) throws -> Int {
        let database = transaction.database
        let now = transaction.now
        var seen = try DecisionStore.decided(matters.map(\.verified.report.id), in: database)
        let open = matters.filter { seen.insert($0.verified.report.id).inserted }
        guard !open.isEmpty else { return 0 }

        let traits = try catalogue.traits(at: now, in: database)
        let settings = try DecisionStore.settings(in: database)
        let month = now.localMonth
        var left = try BudgetStore.lock(
            Set(open.map { BudgetKey(town: $0.verified.report.townCode, month: month) }),
            in: database
        )
        var caps = try RedPacketCaps(
            settings,
            of: open.compactMap { matter in
                matter.verified.report.citizenID.map { (citizen: $0, foundAt: matter.verified.at) }
            },
            in: database
        )
        let rules = try RewardRuleStore.active(in: database)
        let draws = try DrawStore.draws(of: Set(open.map(\.drawDay)), in: transaction)
        let followed = try FollowerStore.rewarded(
            open.map(\.verified).filter { $0.finding == .duplicate },
            in: database
        )
        var decided: [DecidedReport] = []
        var entries: [LedgerStore.Entry] = []
        var reserved: [BudgetKey: BudgetShare] = [:]
        for matter in open {
            let verified = matter.verified
            let report = verified.report
            guard let draw = draws[matter.drawDay] else { throw DrawStore.NoSeed(day: matter.drawDay) }
            let budget = BudgetKey(town: report.townCode, month: month)
            let terms = rules.terms(
                for: RewardMatter(report),
                own: traits[report.categoryCode]?.reward,
                winnersOf1000: settings.drawWinners
            )
            let facts = RewardDecision.Facts(
                budgetLeft: left[budget] ?? .zero,
                isCapReached: report.citizenID.map { caps.areReached(by: $0, foundAt: verified.at) } ?? false,
                win: terms.flatMap { draw.win(among: $0.prizes, report.id, verifiedBy: matter.messageID) },
                isFollowingRewarded: followed.contains(report.id)
            )
            let decision = RewardDecision(report: report, finding: verified.finding, terms: terms, facts: facts)
            let one = DecidedReport(
                verified: verified,
                terms: terms,
                decision: decision,
                reservedUntil: decision.isReserving ? now + settings.reservation : nil,
                draw: draw,
                messageID: matter.messageID,
                cause: matter.cause
            )
            decided.append(one)
            guard let citizen = report.citizenID else { continue }
            entries += try one.entries(month: month)
            if one.fen > .zero {
                left[budget, default: .zero] = (left[budget] ?? .zero) - one.fen
                reserved[budget, default: BudgetShare()].add(one.fen)
                caps.count(citizen, foundAt: verified.at)
            }
        }
        try DecisionStore.insert(decided, sampling: settings.review.sampleShare, at: now, in: database)
        let suspicions = try ReviewDesk.suspicions(of: decided, settings.review, at: now, in: database)
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
        return decided.count { ($0.decision.points?.points ?? .zero) > .zero || $0.fen > .zero }
    }

    /// A finding was taken back: so is what followed from it.
    @Sendable func takeBack(
        _ messages: [Received<ReportSeparated>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let findings = messages.map { ($0.body.report.id, $0.body.taskID) }
        let reporters = messages.compactMap(\.body.report.citizenID)
        try CitizenLock.take(reporters, in: transaction.database)
        try DuplicateFinding.takeBack(findings, in: transaction.database)
        try PauseStore.forget(findings, in: transaction.database)
        let undone = try UndoneDecision.undo(findings, at: transaction.now, in: transaction.database)
        try withdraw(undone, messages.map { ($0.body.report, $0.envelope) }, transaction)
        // Who followed the original only by this finding did not; who did so before gets the point of a follower after all.
        try FollowerDesk.settle(try FollowerStore.followings(by: reporters, in: transaction.database), transaction)
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
