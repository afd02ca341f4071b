import Messaging
import Model

/// Rewards pause when a report was found to have been sent in bad faith, and go on when the time is over or that is taken
/// back. Reporting goes on all the while.
struct PauseHandlers: Sendable {
    let grants: GrantHandler

    var events: [MessageHandler] {
        [
            MessageHandler(MaliceDecided.self, batch: begin),
            MessageHandler(MaliceAppealDecided.self, batch: hearAppeals),
            MessageHandler(MaliceDropped.self, batch: hearDropped),
        ]
    }

    @Sendable func hearAppeals(
        _ messages: [Received<MaliceAppealDecided>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        try lift(messages.filter(\.body.isUpheld).map { ($0.body.report, $0.envelope) }, transaction)
        return messages.map { _ in .done }
    }

    @Sendable func hearDropped(
        _ messages: [Received<MaliceDropped>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        try lift(messages.filter(\.body.wasFound).map { ($0.body.report, $0.envelope) }, transaction)
        return messages.map { _ in .done }
    }

    @Sendable func begin(
        _ messages: [Received<MaliceDecided>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let found = messages.filter { $0.body.isFound && $0.body.report.citizenID != nil }
        let database = transaction.database
        guard !found.isEmpty else { return messages.map { _ in .done } }
        // Where no days are set the row stands all the same: what was found and what follows from it agree.
        let length = try DecisionStore.settings(in: database).pause ?? .zero
        try CitizenLock.take(found.compactMap(\.body.report.citizenID), in: database)
        let begun = try PauseStore.begin(found.map(\.body), for: length, at: transaction.now, in: database)
        let causes = Dictionary(found.map { ($0.body.report.id, $0.envelope) }) { first, _ in first }
        for pause in begun {
            // No step of a payout: it has no number among the report's events.
            try transaction.emit(
                RewardsPaused(
                    report: pause.report,
                    at: transaction.now,
                    citizenID: pause.citizen,
                    until: pause.endsAt
                ),
                sequence: 0,
                cause: causes[pause.report.id]
            )
        }
        if !begun.isEmpty {
            try transaction.emit(ScheduleDeadlines(deadlines: begun.map(Self.end)), sequence: 0, cause: nil)
        }
        return messages.map { _ in .done }
    }

    /// The time is over.
    static func reach(_ messages: [Received<DeadlineReached>], _ transaction: ServiceTransaction) throws {
        guard let latest = messages.map(\.body.dueAt).max() else { return }
        let (database, reports) = (transaction.database, messages.map(\.body.payload.reportID))
        try CitizenLock.take(try PauseStore.citizens(of: reports, in: database), in: database)
        let ended = try PauseStore.end(reports, at: max(transaction.now, latest), in: database)
        let causes = Dictionary(messages.map { ($0.body.payload.reportID, $0.envelope) }) { first, _ in first }
        for pause in ended {
            try transaction.emit(
                RewardsResumed(
                    report: pause.report,
                    at: transaction.now,
                    citizenID: pause.citizen,
                    isLifted: false,
                    granted: 0,
                    stillPausedUntil: pause.stillPausedUntil
                ),
                sequence: 0,
                cause: causes[pause.report.id]
            )
        }
    }

    private func lift(
        _ reports: [(report: ReportSummary, cause: MessageEnvelope)],
        _ transaction: ServiceTransaction
    ) throws {
        let reports = reports.filter { $0.report.citizenID != nil }
        guard !reports.isEmpty else { return }
        let database = transaction.database
        try CitizenLock.take(reports.compactMap(\.report.citizenID), in: database)
        let lifted = try PauseStore.lift(reports.map(\.report), at: transaction.now, in: database)
        let causes = Dictionary(reports.map { ($0.report.id, $0.cause) }) { first, _ in first }
        // A citizen may have two pauses: what only one of them covers is granted by its own end.
        for pause in lifted {
            guard let cause = causes[pause.report.id] else { continue }
            let matters = try PauseStore.release(of: [pause.citizen], cause: cause, at: transaction.now, in: database)
            let granted = try grants.grant(matters, transaction)
            try transaction.emit(
                RewardsResumed(
                    report: pause.report,
                    at: transaction.now,
                    citizenID: pause.citizen,
                    isLifted: true,
                    granted: granted,
                    stillPausedUntil: pause.stillPausedUntil
                ),
                sequence: 0,
                cause: cause
            )
        }
        // What they came to follow within the pause, after what their own reports bring.
        try FollowerDesk.settle(
            try FollowerStore.followings(by: lifted.map(\.citizen), in: database),
            transaction
        )
        let cancelled = lifted.filter { $0.endsAt > transaction.now }
            .map { DeadlineCancellation(key: Self.key(of: $0.report.id), generation: 2) }
        if !cancelled.isEmpty { try transaction.emit(CancelDeadlines(deadlines: cancelled), sequence: 0, cause: nil) }
    }

    private static func key(of report: ReportID) -> DeadlineKey {
        DeadlineKey(owner: .reward, aggregate: report, stage: .rewardPause, moment: .limit)
    }

    /// Its one timer; the second generation takes it back.
    private static func end(of pause: PauseStore.Change) -> Deadline {
        Deadline(
            key: key(of: pause.report.id),
            generation: 1,
            dueAt: pause.endsAt,
            payload: DeadlinePayload(
                owner: .reward,
                reportID: pause.report.id,
                townCode: pause.report.townCode,
                stage: .rewardPause,
                moment: .limit
            )
        )
    }
}
