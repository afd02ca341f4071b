import Model

/// All that verification holds about one report: the dossier and its tasks, while they are worked on under their lock.
struct ReportFile {
    var dossier: VerificationDossier
    var tasks: [TaskID: TaskEntry] = [:]
    /// Sequence of the last of dispatch's events that was applied.
    var caseSequence: Int64 = 0
    /// What the reporter's photos told; nil where it was not kept.
    var reportedPhotos: [ReportedPhoto]?
    var isChanged = false

    var report: ReportSummary { dossier.report }

    /// The task that waits for the reporter's answer.
    var askingTask: TaskID? { tasks.values.first { $0.task.state == .asking }?.task.id }

    /// How often it was to be verified first: more than once where a duplicate was separated again.
    var firstRounds: Int { tasks.values.filter { $0.task.kind == .first }.map(\.task.round).max() ?? 0 }

    /// A check of what was solved on the spot that is still to be done.
    var openSample: VerificationTask? { tasks.values.map(\.task).first { $0.kind == .sample && $0.state.isOpen } }

    /// Re-checks that are still to be done.
    var openRechecks: [VerificationTask] {
        tasks.values.map(\.task).filter { $0.kind == .recheck && $0.state.isOpen }.sorted { $0.id < $1.id }
    }
}
