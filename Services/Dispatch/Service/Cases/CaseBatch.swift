import City
import Messaging
import Model
import PostgreSQL

/// The cases that a batch of messages touches: loaded in one statement, changed one step after another, stored in one.
///
/// Lives as long as the batch's transaction. What a step leads to is emitted at once, in the order of the steps; the
/// departments' messages are gathered, and go only to those with a link.
final class CaseBatch: BatchWork {
    /// The batch lives in the transaction.
    unowned let transaction: ServiceTransaction
    let city: CityDirectory
    private var cases: [CaseID: DispatchCase] = [:]
    private var changed: Set<CaseID> = []
    private var departmentMail: [Mail] = []
    private var counts: [FigureCount] = []
    private var durations: [DurationCount] = []
    private var passings: [PassingCount] = []
    private var register: [RegisterEntry] = []

    private struct Mail {
        let message: DepartmentMessage
        let report: ReportID
        let sequence: Int64
        let cause: MessageEnvelope
        let actor: String?
    }

    private init(_ transaction: ServiceTransaction, city: CityDirectory) {
        self.transaction = transaction
        self.city = city
    }

    /// The one of this transaction.
    static func of(_ transaction: ServiceTransaction, city: CityDirectory) -> CaseBatch {
        transaction.work { CaseBatch(transaction, city: city) }
    }

    /// Loads cases that are not here yet, and locks their rows.
    func load(_ ids: some Sequence<CaseID>) throws {
        let missing = Set(ids).subtracting(cases.keys)
        try cases.merge(CaseStore.lock(missing, in: transaction.database)) { own, _ in own }
    }

    subscript(_ id: CaseID) -> DispatchCase? { cases[id] }

    /// Opens the cases of confirmed findings. A case that exists stays as it is.
    func open(_ openings: [(transition: Transition<DispatchCase>, cause: MessageEnvelope)]) throws {
        let new = try CaseStore.insert(
            openings.map(\.transition.aggregate),
            at: transaction.now,
            in: transaction.database
        )
        for (transition, cause) in openings where new.contains(transition.aggregate.id) {
            guard cases[transition.aggregate.id] == nil else { continue }
            cases[transition.aggregate.id] = transition.aggregate
            try take(transition, from: nil, cause: cause, actor: nil)
        }
    }

    /// One step of a case, with everything that follows from it; nothing when it is refused.
    func apply(
        _ command: DispatchCase.Command,
        cause: MessageEnvelope,
        actor: String? = nil
    ) throws -> Result<DispatchCase, Refusal> {
        guard let id = command.caseID, let current = cases[id] else { return .failure(Refusal(.unknownCase)) }
        let limited = command.limited(current.report)
        let limits = try city.limits(for: limited, in: transaction)
        let category = try city.category(limited.categoryCode, in: transaction)
        switch current.applying(command, at: transaction.now, limits: limits, category: category) {
        case .failure(let refusal):
            return .failure(refusal.standing(current.standing))
        case .success(let transition):
            cases[id] = transition.aggregate
            changed.insert(id)
            try take(transition, from: current, cause: cause, actor: actor)
            return .success(transition.aggregate)
        }
    }

    /// Stores what has changed and sends what is gathered.
    func finish() throws {
        try CaseStore.update(changed.sorted().compactMap { cases[$0] }, at: transaction.now, in: transaction.database)
        try RegisterStore.insert(register, in: transaction.database)
        try FigureLedger.add(counts, durations: durations, of: .dispatch, in: transaction.database)
        try PassingLedger.add(passings, in: transaction.database)
        guard !departmentMail.isEmpty else { return }
        let linked = try DepartmentLinks.inForce(
            Set(departmentMail.map(\.message.departmentCode)),
            in: transaction.database
        )
        for mail in departmentMail where linked.contains(mail.message.departmentCode) {
            try transaction.emit(
                mail.message.body,
                toDepartment: mail.message.departmentCode,
                subject: mail.report,
                sequence: mail.sequence,
                cause: mail.cause,
                actor: mail.actor
            )
        }
    }

    private func take(
        _ transition: Transition<DispatchCase>,
        from before: DispatchCase?,
        cause: MessageEnvelope,
        actor: String?
    ) throws {
        let version = before?.version ?? 0
        try transaction.emit(transition, after: version, cause: cause, actor: actor)
        let wasMarked = before?.clockwork[.overall]?.overdueAt != nil
        for (place, event) in transition.events.enumerated() {
            counts += FigureCount.counts(of: event, wasMarked: wasMarked)
            let duration = DurationCount.count(
                of: event,
                sentAt: before?.clockwork[.acceptance]?.startedAt,
                workSince: before?.clockwork[.rectification]?.startedAt
            )
            if let duration { durations.append(duration) }
            if let passing = PassingCount.count(of: event, after: before?.pendingReturn) { passings.append(passing) }
            if let entry = RegisterEntry(event, sequence: version + place + 1) { register.append(entry) }
        }
        departmentMail += transition.departmentMessages.map {
            Mail(
                message: $0,
                report: transition.aggregate.report.id,
                sequence: Int64(transition.aggregate.version),
                cause: cause,
                actor: actor
            )
        }
    }
}
