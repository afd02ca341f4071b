import Model

/// All that the simulation knows of one report: what each service holds about it.
final class ReportLife {
    let number: Int
    var submission: Submission?
    var dossier: VerificationDossier?
    var tasks: [TaskID: VerificationTask] = [:]
    var dispatch: DispatchCase?
    /// Which first verifications were in time, as they said themselves.
    var wasInTime: [TaskID: Bool] = [:]

    init(number: Int) { self.number = number }

    var asking: VerificationTask? { tasks.values.first { $0.state == .asking } }
    var openRechecks: [VerificationTask] {
        tasks.values.filter { $0.kind == .recheck && $0.state.isOpen }.sorted { $0.id < $1.id }
    }

    /// Whether everything about it is over.
    var isOver: Bool {
        guard let submission else { return false }
        if submission.state == .rejected || submission.state == .referred { return true }
        guard let dossier, submission.state != .alarmed || submission.alarmLevel == 3 else { return false }
        return [.ended, .closed].contains(dossier.outcome) && tasks.values.allSatisfy { !$0.state.isOpen }
            && (dispatch.map { $0.state == .closed } ?? true)
    }
}
