package import Messaging
package import Model

/// What officers do with their tasks, and the centre where it stands in: claim, arrive, ask, find, re-check, hand over,
/// call for help; and what the units answer that were called.
package struct OfficerCommands: Sendable {
    let city: CityDirectory
    /// What of their findings somebody else looks at.
    let samples: SampleDraw
    /// How long the centre has to decide about bad faith.
    let malice: MaliceTerms

    package init(city: CityDirectory, samples: SampleDraw, malice: MaliceTerms = MaliceTerms()) {
        self.city = city
        self.samples = samples
        self.malice = malice
    }

    package var all: [MessageHandler] {
        [
            handler(ClaimTask.self), handler(ArriveAtTask.self), handler(AskQuestion.self), handler(RecordFinding.self),
            handler(RecordRecheck.self), handler(OfferTask.self), handler(DecideOffer.self),
            handler(CallAssistance.self), handler(AnswerAssistance.self), handler(EndAssistance.self),
        ]
    }

    private func handler<Command: CommandContract>(_ type: Command.Type) -> MessageHandler {
        let city = city
        return MessageHandler(type) { (messages: [Received<Command>], transaction) in
            let desk = try Desk.of(transaction, city: city)
            let commands = messages.map { VerificationTask.Command($0.body) }
            try desk.open(tasks: commands.compactMap { $0?.taskID })
            let cells = try Self.correctedCells(messages.map(\.body), transaction)
            let named = messages.compactMap { ($0.body as? CallAssistance)?.departmentCode }
            let departments = try CityReference.departments(named, in: transaction.database)
            var dispositions: [Disposition] = []
            for (place, message) in messages.enumerated() {
                let department = (message.body as? CallAssistance)?.departmentCode
                dispositions.append(
                    try carryOut(
                        commands[place],
                        message,
                        correctedCell: cells[place],
                        department: department.flatMap { departments.contains($0) ? $0 : nil },
                        desk
                    )
                )
            }
            return dispositions
        }
    }

    private func carryOut<Command: CommandContract>(
        _ command: VerificationTask.Command?,
        _ message: Received<Command>,
        correctedCell: GridCode?,
        department: DepartmentCode?,
        _ desk: Desk
    ) throws -> Disposition {
        guard let command, let task = command.taskID, let file = desk.file(ofTask: task) else {
            return .refused(Refusal(.unknownTask))
        }
        let finding = message.body as? RecordFinding
        let context = desk.context(
            for: file.report,
            correctedCell: correctedCell,
            correctedCategory: finding?.correctedCategoryCode.flatMap { desk.city.category($0) },
            reportedPhotos: file.reportedPhotos,
            colleague: try Self.colleague(in: message.body, on: file.tasks[task]?.task)
                .flatMap { try desk.colleague(named: $0) },
            department: department
        )
        let result = try desk.apply(
            command,
            toTask: task,
            of: file.report.id,
            in: context,
            cause: message.envelope,
            actor: message.body.actor
        )
        switch result {
        case .failure(let refusal): return .refused(refusal)
        case .success(let transition):
            keepEvidence(of: transition, for: message.body, desk)
            try drawSample(of: transition, cause: message.envelope, desk)
            try desk.proposeMalice(by: finding, after: transition, terms: malice, cause: message.envelope)
            try desk.dropMalice(after: transition, cause: message.envelope)
            return .answered(json: try MessageCoding.text(TaskState(transition.aggregate)))
        }
    }

    /// Who would have the task after it: looked up again when an offer is accepted, as when it is made.
    private static func colleague(in command: some CommandContract, on task: VerificationTask?) -> OfficerID? {
        switch command {
        case let offer as OfferTask: offer.officerID
        case let decision as DecideOffer where decision.isAccepted: task?.offeredTo
        default: nil
        }
    }

    /// A finding where one person judged and solved may be drawn for a check by another.
    private func drawSample(of step: Transition<VerificationTask>, cause: MessageEnvelope, _ desk: Desk) throws {
        let verified = step.events.lazy.compactMap { $0 as? ReportVerified }.first
        guard let verified, verified.finding == .resolvedOnSite, verified.kind == .first,
            samples.isDrawn(verified.taskID, in: verified.report.townCode)
        else { return }
        let choice = try desk.planner().secondLook(at: verified.report, otherThan: verified.officerID)
        guard let officer = try desk.officer(of: choice),
            let sample = VerificationTask.sample(
                verified,
                officerID: officer,
                at: desk.now,
                limits: desk.city.limits(for: verified.report)
            )
        else { return }
        try desk.take(sample, of: verified.report.id, at: desk.now, cause: cause)
    }

    private func keepEvidence(of step: Transition<VerificationTask>, for command: any CommandContract, _ desk: Desk) {
        guard let evidence = step.events.lazy.compactMap(Self.evidence).first else { return }
        let finding = command as? RecordFinding
        let recheck = command as? RecordRecheck
        desk.records.evidence.append(
            EvidenceEntry(
                taskID: step.aggregate.id,
                reportID: step.aggregate.report.id,
                at: desk.now,
                actor: command.actor,
                rawPosition: finding?.position ?? recheck?.position,
                evidence: evidence,
                finding: finding,
                conclusion: recheck?.conclusion
            )
        )
    }

    private static func evidence(of event: any MessageContract) -> Evidence? {
        switch event {
        case let event as ReportVerified: event.evidence
        case let event as AppealDecided: event.evidence
        case let event as RecheckPassed: event.evidence
        case let event as RecheckFailed: event.evidence
        case let event as SampleChecked: event.evidence
        default: nil
        }
    }

    /// The cells of the corrected pins, all looked up at once.
    private static func correctedCells<Command: CommandContract>(
        _ commands: [Command],
        _ transaction: ServiceTransaction
    ) throws -> [GridCode?] {
        var cells = [GridCode?](repeating: nil, count: commands.count)
        let pins = commands.enumerated().compactMap { place, command in
            (command as? RecordFinding)?.correctedPin?.wgs84.map { (place, $0) }
        }
        let found = try CityReference.cells(of: pins.map(\.1), in: transaction.database)
        for ((place, _), cell) in zip(pins, found) { cells[place] = cell }
        return cells
    }
}
