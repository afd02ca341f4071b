package import Messaging
import Model

/// A report is no duplicate after all: the officer whose finding it was, or the centre, takes it back.
package struct Separations: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [MessageHandler(SeparateDuplicate.self, batch: separate)]
    }

    private func separate(_ messages: [Received<SeparateDuplicate>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let desk = try Desk.of(transaction, city: city)
        try desk.open(tasks: messages.map(\.body.taskID))
        return try messages.map { try separate($0, desk) }
    }

    private func separate(_ message: Received<SeparateDuplicate>, _ desk: Desk) throws -> Disposition {
        let command = message.body
        guard let file = desk.file(ofTask: command.taskID), let entry = file.tasks[command.taskID] else {
            return .refused(Refusal(.unknownTask))
        }
        let result = file.dossier.separating(
            command,
            from: entry.task,
            wasInTime: entry.wasInTime,
            lastRound: file.firstRounds,
            at: desk.now
        )
        switch result {
        case .failure(let refusal): return .refused(refusal)
        case .success(let separated):
            let report = file.report
            let choice = try desk.planner().firstLook(
                at: report,
                onPatrol: file.dossier.officerID,
                in: desk.calendar(for: report)
            )
            guard let officer = try desk.officer(of: choice) else {
                return .refused(Refusal(.unavailable, detail: "nobody is on duty in the town \(report.townCode)"))
            }
            let again = VerificationTask.again(
                file.dossier,
                officerID: officer,
                round: file.firstRounds + 1,
                at: desk.now,
                limits: desk.city.limits(for: report)
            )
            try desk.take(
                again,
                of: report.id,
                prelude: [separated],
                at: desk.now,
                cause: message.envelope,
                actor: command.actor
            )
            return .answered(json: try MessageCoding.text(TaskState(again.aggregate)))
        }
    }
}
