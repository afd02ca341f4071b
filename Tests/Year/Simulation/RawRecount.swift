package import Model

/// The figures counted again from the raw data alone: dates are held against limits, no flag of an event is believed.
package struct RawRecount {
    /// By figure, town, department and day.
    package private(set) var sums: [FigureCount: Int] = [:]

    /// What is no matter of dates: no raw entry tells of it.
    package static let untold: Set<Figure> = [
        .patrol, .remote, .rechecked, .recheckFailed, .rated, .ratedSolved, .ratedContent,
    ]

    private struct TaskFacts {
        var dueAt: Timestamp?
        var isMarked = false
        var wasInTime = false
    }

    private struct CaseFacts {
        var overallDueAt: Timestamp?
        var isOverallMarked = false
        var rectifyBy: Timestamp?
        var isRectificationMarked = false
    }

    private var tasks: [TaskID: TaskFacts] = [:]
    private var cases: [ReportID: CaseFacts] = [:]

    package init(_ entries: [RawEntry]) {
        for entry in entries { take(entry) }
        sums = sums.filter { $0.value != 0 }
    }

    private mutating func add(_ figure: Figure, _ entry: RawEntry, isTakenBack: Bool = false) {
        let count = FigureCount(figure, town: entry.town, department: entry.department, at: entry.at)
        sums[count, default: 0] += isTakenBack ? -1 : 1
    }

    private mutating func take(_ entry: RawEntry) {
        switch entry.what {
        case .registered, .rejected, .referred:
            add(.received, entry)
            if entry.what == .registered { add(.registered, entry) }
        case .assigned, .dueMoved, .verified, .taskOverdue, .separated, .handedOver, .warned: takeTask(entry)
        default: takeCase(entry)
        }
    }

    private mutating func takeTask(_ entry: RawEntry) {
        guard let id = entry.task else { return }
        var task = tasks[id] ?? TaskFacts()
        defer { tasks[id] = task }
        switch entry.what {
        case .assigned:
            task.dueAt = entry.dueAt
            add(.assigned, entry)
        case .handedOver: add(.assigned, entry)
        case .dueMoved: task.dueAt = entry.dueAt
        case .taskOverdue(let kind):
            task.isMarked = true
            if kind == .first { add(.verificationDue, entry) }
        case .verified(.first, let finding):
            add(.verified, entry)
            add(Figure(finding), entry)
            task.wasInTime = !task.isMarked && task.dueAt.map { entry.at <= $0 } ?? true
            if task.wasInTime { add(.verifiedInTime, entry) }
            if !task.isMarked { add(.verificationDue, entry) }
        case .separated:
            for figure in [Figure.verified, .duplicate, .verificationDue] + (task.wasInTime ? [.verifiedInTime] : []) {
                add(figure, entry, isTakenBack: true)
            }
        default: break
        }
    }

    private mutating func takeCase(_ entry: RawEntry) {
        var facts = cases[entry.report] ?? CaseFacts()
        defer { cases[entry.report] = facts }
        switch entry.what {
        case .opened:
            facts.overallDueAt = entry.overallDueAt
            add(.opened, entry)
        case .reopened:
            facts = CaseFacts(overallDueAt: entry.overallDueAt)
            add(.reopened, entry)
        case .dispatched:
            (facts.rectifyBy, facts.isRectificationMarked) = (entry.dueAt, false)
            add(.dispatched, entry)
        case .reworked:
            (facts.rectifyBy, facts.isRectificationMarked) = (entry.dueAt, false)
            add(.reworked, entry)
        case .accepted(let isDeemed):
            add(.accepted, entry)
            if isDeemed { add(.acceptedBySilence, entry) }
        case .returned: add(.returned, entry)
        case .extensionAsked: add(.extensionAsked, entry)
        case .extended:
            facts.rectifyBy = entry.dueAt
            add(.extended, entry)
        case .extensionRefused: add(.extensionRefused, entry)
        case .suspended: add(.suspended, entry)
        case .resumed: facts.rectifyBy = entry.dueAt
        case .rectified:
            add(.rectified, entry)
            let isInTime = !facts.isRectificationMarked && facts.rectifyBy.map { entry.at <= $0 } ?? true
            if isInTime { add(.rectifiedInTime, entry) }
        case .closed:
            add(.closed, entry)
            let isInTime = !facts.isOverallMarked && facts.overallDueAt.map { entry.at <= $0 } ?? true
            if isInTime { add(.closedInTime, entry) }
            if !facts.isOverallMarked { add(.closingDue, entry) }
        case .caseOverdue(let stage):
            add(.overdue, entry)
            if stage == .overall {
                facts.isOverallMarked = true
                add(.closingDue, entry)
            } else if stage == .rectification {
                facts.isRectificationMarked = true
            }
        default: break
        }
    }
}
