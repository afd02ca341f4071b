import Messaging
import Model

extension Desk {
    /// What there is about bad faith of reports that lie on the desk; read when it is asked for, which is seldom.
    func openMalice(of reports: [ReportID]) throws {
        let missing = reports.filter { file($0) != nil && !knowsMalice(of: $0) }
        if missing.isEmpty { return }
        let found = try MaliceStore.load(ofReports: missing, in: transaction.database)
        for report in missing { hold(found[report], of: report) }
    }

    /// Takes over a step: value, events and timers.
    func take(_ transition: Transition<Malice>, cause: MessageEnvelope?, actor: CommandActor? = nil) throws {
        let malice = transition.aggregate
        let report = malice.report.id
        change(malice)
        try record(transition.events, of: report, cause: cause, actor: actor)
        for action in transition.deadlines { keep(action) }
    }

    /// The officer's finding says that the report was sent in bad faith: the centre has to decide.
    func proposeMalice(
        by command: RecordFinding?,
        after step: Transition<VerificationTask>,
        terms: MaliceTerms,
        cause: MessageEnvelope
    ) throws {
        guard let command, let reason = command.maliceReason,
            let verified = step.events.lazy.compactMap({ $0 as? ReportVerified }).first,
            let proposed = Malice.proposing(
                verified,
                reason: reason,
                terms: terms,
                in: calendar(for: verified.report)
            )
        else { return }
        try openMalice(of: [verified.report.id])
        guard malice(of: verified.report.id) == nil else { return }
        try take(proposed, cause: cause, actor: command.actor)
    }

    /// A second look found the report true: whatever was said about bad faith is over.
    func dropMalice(after step: Transition<VerificationTask>, cause: MessageEnvelope) throws {
        let decided = step.events.lazy.compactMap { $0 as? AppealDecided }.first
        guard let decided, decided.isUpheld else { return }
        try openMalice(of: [decided.report.id])
        guard let dropped = malice(of: decided.report.id)?.dropping(at: now) else { return }
        try take(dropped, cause: cause)
    }
}
