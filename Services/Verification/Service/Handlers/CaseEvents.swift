package import Messaging
import Model

/// What happens to a case makes tasks and ends them: re-checks after "done" and at a call-in, nothing more to do once it
/// is closed.
///
/// An event that is older than the last one applied is passed over: the newer one has said what counts.
package struct CaseEvents: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [
            handler(CaseDispatched.self) { event, file, desk, cause in
                try callIn(event, file, desk, cause)
            },
            handler(CaseRectified.self) { event, file, desk, cause in
                try recheck(event, file, desk, cause)
            },
            handler(CaseClosed.self) { _, file, desk, cause in
                try withdraw(file.openRechecks, .reportEnded, desk, cause)
            },
            handler(CaseRecategorised.self) { _, _, _, _ in },
            handler(CaseReopened.self) { _, file, desk, cause in
                try withdraw(file.openRechecks, .reportEnded, desk, cause)
            },
        ]
    }

    private func handler<Event: EventContract>(
        _ type: Event.Type,
        step: @escaping @Sendable (Event, ReportFile, Desk, MessageEnvelope) throws -> Void
    ) -> MessageHandler {
        let city = city
        return MessageHandler(type) { (messages: [Received<Event>], transaction) in
            let desk = try Desk.of(transaction, city: city)
            try desk.open(reports: messages.map(\.body.report.id))
            let dispositions = try messages.map { message -> Disposition in
                let id = message.body.report.id
                guard let file = desk.file(id) else {
                    return .parked(Rejection("report.unknown", "verification does not know the report \(id)"))
                }
                guard message.envelope.sequence >= file.caseSequence else { return .done }
                desk.note(message.body, of: id, sequence: message.envelope.sequence)
                try step(message.body, file, desk, message.envelope)
                return .done
            }
            return dispositions
        }
    }

    /// Path B: the officer may close the loop with the after-photo, from the moment the department has the case.
    private func callIn(_ event: CaseDispatched, _ file: ReportFile, _ desk: Desk, _ cause: MessageEnvelope) throws {
        guard event.isCalledIn, file.tasks[TaskID(kind: .recheck, of: event.report.id, round: 0)] == nil,
            let opening = VerificationTask.callIn(
                event,
                dossier: file.dossier,
                at: desk.now,
                limits: desk.city.limits(for: file.report)
            )
        else { return }
        try desk.take(opening, of: event.report.id, at: desk.now, cause: cause)
    }

    /// The department says that it is done: the officer looks, and an open look of before is no longer needed.
    private func recheck(_ event: CaseRectified, _ file: ReportFile, _ desk: Desk, _ cause: MessageEnvelope) throws {
        guard file.tasks[TaskID(kind: .recheck, of: event.report.id, round: event.round)] == nil else { return }
        try withdraw(file.openRechecks, .superseded, desk, cause)
        let choice = try desk.planner().recheck(
            of: file.report,
            after: file.dossier.officerID,
            in: desk.calendar(for: file.report)
        )
        guard let officer = try desk.officer(of: choice) else {
            throw Rejection("officer.none", "nobody is on duty in the town \(file.report.townCode)")
        }
        let opening = VerificationTask.recheck(
            event,
            officerID: officer,
            at: desk.now,
            limits: desk.city.limits(for: file.report)
        )
        try desk.take(opening, of: event.report.id, at: desk.now, cause: cause)
    }

    private func withdraw(
        _ tasks: [VerificationTask],
        _ reason: WithdrawalReason,
        _ desk: Desk,
        _ cause: MessageEnvelope
    ) throws {
        for task in tasks {
            _ = try desk.apply(
                .withdraw(reason),
                toTask: task.id,
                of: task.report.id,
                in: desk.context(for: task.report),
                cause: cause
            )
        }
    }
}
