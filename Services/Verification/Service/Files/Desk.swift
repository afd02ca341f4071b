import City
import Messaging
import Model

/// The work on the report files of one batch: each is loaded once under its lock, changed in memory step by step, and
/// written back at the end with one statement a table.
final class Desk: BatchWork {
    /// The desk lives in the transaction.
    unowned let transaction: ServiceTransaction
    let city: CityReference
    private(set) var files: [ReportID: ReportFile] = [:]
    private(set) var reportOfTask: [TaskID: ReportID] = [:]
    var records = DeskRecords()
    private var deadlines: [DeadlineKey: DeadlineAction] = [:]
    /// What there is about bad faith, of reports for which it was asked; nil where there is nothing.
    private var malices: [ReportID: Malice?] = [:]
    private var changedMalices: Set<ReportID> = []
    private var counts: [FigureCount] = []
    private var durations: [DurationCount] = []
    /// Who is on duty, once it was read.
    var duty: DutyPlanner?
    /// Open tasks by officer, as far as they were read.
    var loads: [OfficerID: Int] = [:]

    private init(_ transaction: ServiceTransaction, city: CityDirectory) throws {
        self.transaction = transaction
        self.city = try city.reference(for: transaction)
    }

    /// The one desk of a batch.
    static func of(_ transaction: ServiceTransaction, city: CityDirectory) throws -> Desk {
        try transaction.work { try Desk(transaction, city: city) }
    }

    var now: Timestamp { transaction.now }

    /// A leave or a shift has changed.
    func forgetDuty() { duty = nil }

    /// Loads and locks the files of these reports, in key order.
    func open(reports ids: [ReportID]) throws {
        let missing = ids.filter { files[$0] == nil }
        if !missing.isEmpty { try hold(try ReportStore.load(reports: missing, in: transaction.database)) }
    }

    /// Loads and locks the files that these tasks belong to, in key order of the reports.
    func open(tasks ids: [TaskID]) throws {
        let missing = ids.filter { reportOfTask[$0] == nil }
        if !missing.isEmpty { try hold(try ReportStore.load(reportsOfTasks: missing, in: transaction.database)) }
    }

    /// A file that lies here already is the newer one.
    private func hold(_ loaded: [ReportID: ReportFile]) throws {
        let new = loaded.filter { files[$0.key] == nil }
        files.merge(new) { own, _ in own }
        for task in try TaskStore.load(ofReports: new.mapValues(\.report), in: transaction.database) {
            files[task.task.report.id]?.tasks[task.task.id] = task
            reportOfTask[task.task.id] = task.task.report.id
        }
    }

    /// Puts a new file on the desk.
    func add(_ file: ReportFile) { files[file.report.id] = file }

    /// The file is stored as it is now.
    func isStored(_ id: ReportID) { files[id]?.isChanged = false }

    func file(_ id: ReportID) -> ReportFile? { files[id] }

    func file(ofTask id: TaskID) -> ReportFile? { reportOfTask[id].flatMap { files[$0] } }

    func knowsMalice(of report: ReportID) -> Bool { malices[report] != nil }

    func malice(of report: ReportID) -> Malice? { malices[report] ?? nil }

    /// What was read of it.
    func hold(_ malice: Malice?, of report: ReportID) { malices[report] = .some(malice) }

    func change(_ malice: Malice) {
        malices[malice.report.id] = .some(malice)
        changedMalices.insert(malice.report.id)
    }

    /// What a step of one of the report's tasks has to know.
    func context(
        for report: ReportSummary,
        at moment: Timestamp? = nil,
        correctedCell: GridCode? = nil,
        correctedCategory: CategoryTraits? = nil,
        reportedPhotos: [ReportedPhoto]? = nil,
        colleague: Colleague? = nil,
        department: DepartmentCode? = nil,
        original: OriginalReport? = nil
    ) -> TaskContext {
        TaskContext(
            at: moment ?? now,
            limits: city.limits(for: report),
            correctedCell: correctedCell,
            correctedCategory: correctedCategory,
            reportedPhotos: reportedPhotos,
            colleague: colleague,
            department: department,
            original: original
        )
    }

    /// Applies a command to a task of a report; takes its transition over, or gives the refusal.
    func apply(
        _ command: VerificationTask.Command,
        toTask id: TaskID,
        of report: ReportID,
        in context: TaskContext,
        cause: MessageEnvelope?,
        actor: CommandActor? = nil
    ) throws -> Result<Transition<VerificationTask>, Refusal> {
        guard let task = files[report]?.tasks[id]?.task else { return .failure(Refusal(.unknownTask)) }
        let result = task.applying(command, in: context).mapError { $0.standing(task.standing) }
        if case .success(let transition) = result {
            try take(transition, of: report, at: context.at, cause: cause, actor: actor)
        }
        return result
    }

    /// Takes over a transition of a task, new or known: file, events and timers.
    /// - Parameter prelude: events about the report that happened just before, with no task of their own.
    func take(
        _ transition: Transition<VerificationTask>,
        of report: ReportID,
        prelude: [any MessageContract] = [],
        at moment: Timestamp,
        cause: MessageEnvelope?,
        actor: CommandActor? = nil
    ) throws {
        let task = transition.aggregate
        let before = files[report]?.tasks[task.id]?.task
        let wasMarked = before?.clockwork[task.stage]?.overdueAt != nil
        var entry = files[report]?.tasks[task.id] ?? TaskEntry(task: task, assignedAt: moment)
        entry.take(task, events: transition.events, at: moment)
        files[report]?.tasks[task.id] = entry
        reportOfTask[task.id] = report
        try record(prelude + transition.events, of: report, cause: cause, actor: actor, wasMarked: wasMarked)
        for action in transition.deadlines { keep(action) }
    }

    /// The report lies in another cell now, and with it its open tasks.
    func relocate(_ event: ReportRelocated) throws {
        let id = event.report.id
        try record([event], of: id, cause: nil)
        for (task, entry) in files[id]?.tasks ?? [:] where entry.task.state.isOpen {
            files[id]?.tasks[task]?.task.report = event.report
            files[id]?.tasks[task]?.isChanged = true
        }
    }

    /// Enters events about a report into its dossier, counts them and sends them, each with its sequence.
    /// - Parameter wasMarked: the limit of the task that they end was recorded as passed before.
    func record(
        _ events: [any MessageContract],
        of report: ReportID,
        cause: MessageEnvelope?,
        actor: CommandActor? = nil,
        wasMarked: Bool = false
    ) throws {
        guard let before = files[report]?.dossier else { return }
        let after = before.recording(events)
        files[report]?.dossier = after
        files[report]?.isChanged = true
        records.take(events)
        counts += events.flatMap { FigureCount.counts(of: $0, wasMarked: wasMarked) }
        durations += events.compactMap { DurationCount.count(of: $0) }
        for (event, sequence) in zip(events, after.sequences(ofLast: events.count)) {
            try transaction.emit(event, sequence: Int64(sequence), cause: cause, actor: actor?.trail)
        }
    }

    /// Takes note of an event of dispatch that is not verification's own and changes what is known of the report.
    func note(_ event: any MessageContract, of report: ReportID, sequence: Int64) {
        guard let before = files[report] else { return }
        files[report]?.dossier = before.dossier.recording([event])
        files[report]?.caseSequence = max(before.caseSequence, sequence)
        files[report]?.isChanged = true
    }

    /// Of several actions on one timer the last one (the highest generation) counts.
    func keep(_ action: DeadlineAction) {
        switch action {
        case .schedule(let deadline): deadlines[deadline.key] = action
        case .cancel(let cancellation): deadlines[cancellation.key] = action
        }
    }

    /// Writes everything back and sends the timers of the whole batch.
    func finish() throws {
        let database = transaction.database
        let changed = files.values.filter(\.isChanged).sorted { $0.report.id < $1.report.id }
        try ReportStore.update(changed, in: database)
        let tasks = files.values.flatMap { $0.tasks.values }.filter(\.isChanged)
        try TaskStore.store(tasks.sorted { $0.task.id < $1.task.id }, in: database)
        try MaliceStore.store(changedMalices.sorted().compactMap { malice(of: $0) }, in: database)
        try records.store(in: database)
        try FigureLedger.add(counts, durations: durations, of: .verification, in: database)
        try sendDeadlines()
    }

    private static let deadlinesInMessage = 200

    private func sendDeadlines() throws {
        var scheduled: [Deadline] = []
        var cancelled: [DeadlineCancellation] = []
        for (_, action) in deadlines.sorted(by: { $0.key < $1.key }) {
            switch action {
            case .schedule(let deadline): scheduled.append(deadline)
            case .cancel(let cancellation): cancelled.append(cancellation)
            }
        }
        for start in stride(from: 0, to: scheduled.count, by: Self.deadlinesInMessage) {
            let some = Array(scheduled[start..<min(start + Self.deadlinesInMessage, scheduled.count)])
            try transaction.emit(ScheduleDeadlines(deadlines: some), sequence: 0, cause: nil)
        }
        for start in stride(from: 0, to: cancelled.count, by: Self.deadlinesInMessage) {
            let some = Array(cancelled[start..<min(start + Self.deadlinesInMessage, cancelled.count)])
            try transaction.emit(CancelDeadlines(deadlines: some), sequence: 0, cause: nil)
        }
    }
}

extension CommandActor {
    /// As the journal names who did it.
    fileprivate var trail: String { "\(role.rawValue):\(id)" }
}
