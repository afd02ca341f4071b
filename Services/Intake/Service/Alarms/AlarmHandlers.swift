import City
import Messaging
import Model

/// Emergencies: the duty room acknowledges them, and silence raises them one level.
struct AlarmHandlers: Sendable {
    let limits: LimitCatalogue
    /// Nil where everything is kept for good.
    var retention: Retention?

    var commands: [MessageHandler] { [MessageHandler(AcknowledgeAlarm.self, batch: acknowledge)] }
    var deadlines: [MessageHandler] { [MessageHandler(DeadlineReached.self, batch: reach)] }

    @Sendable private func acknowledge(
        _ messages: [Received<AcknowledgeAlarm>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let ids = messages.map(\.body.reportID)
        var submissions = try AlarmStore.load(ids, in: transaction.database)
        let existing = try AlarmStore.exist(ids, in: transaction.database)
        var changed: Set<ReportID> = []
        let dispositions = try messages.map { message -> Disposition in
            let command = message.body
            guard let submission = submissions[command.reportID] else {
                return .refused(Refusal(existing.contains(command.reportID) ? .alarmNotOpen : .unknownReport))
            }
            switch submission.acknowledging(command, at: transaction.now) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let transition):
                submissions[command.reportID] = transition.aggregate
                changed.insert(command.reportID)
                try transaction.emit(
                    transition,
                    after: submission.version,
                    cause: message.envelope,
                    actor: "\(command.actor.role.rawValue):\(command.actor.id)"
                )
                return .answered(json: try MessageCoding.text(AlarmState(transition.aggregate)))
            }
        }
        try AlarmStore.update(changed.sorted().compactMap { submissions[$0] }, in: transaction.database)
        return dispositions
    }

    @Sendable private func reach(
        _ messages: [Received<DeadlineReached>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        var submissions = try AlarmStore.load(messages.map(\.body.payload.reportID), in: transaction.database)
        let policies = try limits.policies(at: transaction.now, in: transaction.database)
        var changed: Set<ReportID> = []
        for message in messages {
            guard message.body.payload.stage != .retention else {
                try retention?.reach(message.body, cause: message.envelope, transaction)
                continue
            }
            let id = message.body.payload.reportID
            guard let submission = submissions[id], let report = submission.report else { continue }
            // A stale timer is no fault: it was overtaken by what cancelled it.
            guard
                case .success(let transition) = submission.reaching(
                    message.body,
                    at: transaction.now,
                    limits: policies.limits(for: report)
                )
            else { continue }
            submissions[id] = transition.aggregate
            changed.insert(id)
            try transaction.emit(transition, after: submission.version, cause: message.envelope)
        }
        try AlarmStore.update(changed.sorted().compactMap { submissions[$0] }, in: transaction.database)
        return messages.map { _ in .done }
    }
}
