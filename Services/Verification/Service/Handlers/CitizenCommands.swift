package import Messaging
import Model

/// What a reporter may do besides waiting: answer a question, contest the outcome once, rate it once.
package struct CitizenCommands: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [
            handler(AnswerQuestion.self) { try answer($0, $1, $2) },
            handler(OpenAppeal.self) { try appeal($0, $1, $2) },
            handler(RateReport.self) { try rate($0, $1, $2) },
        ]
    }

    private func handler<Command: CommandContract>(
        _ type: Command.Type,
        step: @escaping @Sendable (Received<Command>, ReportFile, Desk) throws -> Refusal?
    ) -> MessageHandler {
        let city = city
        return MessageHandler(type) { (messages: [Received<Command>], transaction) in
            let desk = try Desk.of(transaction, city: city)
            try desk.open(reports: messages.compactMap(\.body.subject))
            let dispositions = try messages.map { message -> Disposition in
                guard let id = message.body.subject, let file = desk.file(id) else {
                    return .refused(Refusal(.unknownReport))
                }
                if let refusal = try step(message, file, desk) { return .refused(refusal) }
                let dossier = desk.file(id)?.dossier ?? file.dossier
                return .answered(json: try MessageCoding.text(DossierState(dossier)))
            }
            return dispositions
        }
    }

    private func answer(_ message: Received<AnswerQuestion>, _ file: ReportFile, _ desk: Desk) throws -> Refusal? {
        let command = message.body
        let asking = file.askingTask
        if let refusal = file.dossier.refusal(of: command, isAsked: asking != nil) { return refusal }
        guard let task = asking else { return Refusal(.questionNotOpen) }
        let result = try desk.apply(
            .answer(command),
            toTask: task,
            of: file.report.id,
            in: desk.context(for: file.report),
            cause: message.envelope,
            actor: command.actor
        )
        if case .failure(let refusal) = result { return refusal }
        return nil
    }

    private func appeal(_ message: Received<OpenAppeal>, _ file: ReportFile, _ desk: Desk) throws -> Refusal? {
        let command = message.body
        switch file.dossier.openingAppeal(command, at: desk.now) {
        case .failure(let refusal): return refusal
        case .success(let opened):
            let choice = try desk.planner().secondLook(at: file.report, otherThan: file.dossier.officerID)
            guard let officer = try desk.officer(of: choice) else {
                return Refusal(.unavailable, detail: "there is no second officer")
            }
            let second = VerificationTask.appeal(
                file.dossier,
                officerID: officer,
                at: desk.now,
                limits: desk.city.limits(for: file.report)
            )
            try desk.take(
                second,
                of: file.report.id,
                prelude: [opened.event],
                at: desk.now,
                cause: message.envelope,
                actor: command.actor
            )
            // The second look is more than a sample: nobody needs to go there twice.
            if let sample = file.openSample {
                _ = try desk.apply(
                    .withdraw(.superseded),
                    toTask: sample.id,
                    of: file.report.id,
                    in: desk.context(for: file.report),
                    cause: message.envelope
                )
            }
            return nil
        }
    }

    private func rate(_ message: Received<RateReport>, _ file: ReportFile, _ desk: Desk) throws -> Refusal? {
        let isOriginalHandled =
            file.dossier.finding == .duplicate
            ? try ReportStore.isOriginalHandled(of: file.report.id, in: desk.transaction.database) : false
        switch file.dossier.rating(message.body, at: desk.now, isOriginalHandled: isOriginalHandled) {
        case .failure(let refusal): return refusal
        case .success(let rated):
            try desk.record([rated.event], of: file.report.id, cause: message.envelope, actor: message.body.actor)
            return nil
        }
    }
}
