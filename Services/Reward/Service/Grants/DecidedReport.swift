import Messaging
import Model

/// What each report led to, as its row is written.
struct DecidedReport {
    let verified: ReportVerified
    /// What counted for it; nil where there was nothing to expect.
    let terms: RewardTerms?
    let decision: RewardDecision
    let reservedUntil: Timestamp?
    /// Of the day on which it was verified.
    let draw: RedPacketDraw
    /// Of the message that told of the verification.
    let messageID: MessageID
    /// What it follows from: that message, or what ended a pause.
    let cause: MessageEnvelope

    /// That message, where there was a draw.
    var drawnBy: MessageID? { decision.redPacket.wasDrawn ? messageID : nil }

    /// The day whose seed it was drawn with, where there was a draw.
    var drawDay: String? { decision.redPacket.wasDrawn ? verified.at.localDay : nil }

    var report: ReportSummary { verified.report }

    var fen: Fen {
        if case .reserve(let amount) = decision.redPacket { amount } else { .zero }
    }

    var declined: RedPacketDecline? {
        if case .declined(let reason) = decision.redPacket { reason } else { nil }
    }
}

extension DecidedReport {
    /// What it moves in the ledgers.
    /// - Parameter month: of the town's budget, `yyyy-mm`.
    func entries(month: String) throws -> [LedgerStore.Entry] {
        guard let citizen = report.citizenID else { return [] }
        var entries: [LedgerStore.Entry] = []
        if let grant = decision.points {
            let granting = try LedgerTransaction<Points>.granting(
                grant,
                to: citizen,
                for: report.id,
                foundBy: verified.taskID
            )
            entries += LedgerStore.entries(granting, kind: "grant", report: report.id)
        }
        if fen > .zero {
            let reserving = try LedgerTransaction<Fen>.reserving(
                fen,
                for: citizen,
                report: report.id,
                town: report.townCode,
                month: month
            )
            entries += LedgerStore.entries(reserving, kind: "reserve", report: report)
        }
        return entries
    }

    /// The red packet's way; nil where there is none.
    func payout(month: String, suspicions: [PayoutSuspicion]) -> PayoutStep? {
        guard let citizen = report.citizenID, let reservedUntil else { return nil }
        return Payout.reserving(
            report,
            for: citizen,
            amount: fen,
            month: month,
            until: reservedUntil,
            suspicions: suspicions
        )
    }

    /// Tells the citizen, and whoever listens.
    func announce(isUnderReview: Bool, in transaction: ServiceTransaction) throws {
        guard let citizen = report.citizenID else { return }
        let now = transaction.now
        if let grant = decision.points {
            try transaction.emit(
                PointsGranted(report: report, at: now, citizenID: citizen, points: grant.points, reason: grant.reason),
                sequence: 1,
                cause: cause
            )
        }
        if let reservedUntil {
            try transaction.emit(
                RedPacketReserved(
                    report: report,
                    at: now,
                    citizenID: citizen,
                    amount: fen,
                    expiresAt: reservedUntil,
                    isUnderReview: isUnderReview ? true : nil
                ),
                sequence: 2,
                cause: cause
            )
        } else if let declined {
            try transaction.emit(
                RedPacketDeclined(report: report, at: now, citizenID: citizen, reason: declined),
                sequence: 2,
                cause: cause
            )
        }
    }
}

extension RewardDecision {
    var isReserving: Bool { if case .reserve = redPacket { true } else { false } }
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
