/// One task of a grid officer: first verification, re-check after rectification, the second look of an appeal, or the check
/// of what another officer solved alone.
///
/// A value: a step is `applying(_:in:)`. What belongs to the report as a whole (appealed once, rated once, the sequence of
/// the events) is in `VerificationDossier`.
package struct VerificationTask: Hashable, Codable, Sendable {
    package let id: TaskID
    package let kind: TaskKind
    package var report: ReportSummary
    package internal(set) var officerID: OfficerID
    /// The case of a re-check.
    package let caseID: CaseID?
    /// 1 for an appeal, and for a first verification unless a duplicate was separated again; for a re-check the case's round, 0 for the one of a call-in (path B).
    package let round: Int
    package internal(set) var state: TaskStateName
    /// Grows with every event of the task.
    package internal(set) var version: Int
    /// The state before the question.
    package internal(set) var askedFrom: TaskStateName?
    /// Questions asked so far.
    package internal(set) var questions: Int
    package internal(set) var needsConclusion: Bool
    /// Whether the department's signed conclusion is there already.
    package let hasConclusion: Bool
    /// The outcome that an appeal contests: the finding; nil for a closed case, and for other kinds.
    package let contestedFinding: Finding?
    /// The officer whose outcome is contested or checked, and who must have no part in it.
    package let excludedOfficerID: OfficerID?
    /// The colleague who is asked to take it over.
    package internal(set) var offeredTo: OfficerID?
    /// Units that were called for help on site, in the order of the calls.
    package internal(set) var assistance: [AssistanceCall]
    package internal(set) var finding: Finding?
    package internal(set) var hasPassed: Bool?
    package internal(set) var clockwork: Clockwork

    /// A re-check by the officer who called the department in (path B).
    package var isCallIn: Bool { kind == .recheck && round == 0 }

    /// The stage whose limit counts for this task.
    package var stage: TimeLimitStage {
        switch kind {
        case .first: .verification
        case .appeal: .appeal
        case .recheck: isCallIn ? .rectification : .recheck
        case .sample: .recheck
        }
    }

    package var dueAt: Timestamp? { clockwork[stage]?.dueAt }

    /// When its officer is urged.
    package var warnAt: Timestamp? { clockwork[stage]?.warnAt }

    /// Whether the limit was ever passed; never goes back to false.
    package var isOverdue: Bool { !clockwork.overdue.isEmpty }

    var timers: Clockwork.Owner {
        Clockwork.Owner(service: .verification, aggregate: id, report: report, taskID: id, caseID: caseID)
    }

    init(
        kind: TaskKind,
        report: ReportSummary,
        officerID: OfficerID,
        round: Int,
        caseID: CaseID? = nil,
        needsConclusion: Bool,
        hasConclusion: Bool = false,
        contestedFinding: Finding? = nil,
        excludedOfficerID: OfficerID? = nil
    ) {
        id = TaskID(kind: kind, of: report.id, round: round)
        self.kind = kind
        self.report = report
        self.officerID = officerID
        self.caseID = caseID
        self.round = round
        self.needsConclusion = needsConclusion
        self.hasConclusion = hasConclusion
        self.contestedFinding = contestedFinding
        self.excludedOfficerID = excludedOfficerID
        state = .assigned
        version = 0
        questions = 0
        assistance = []
        clockwork = Clockwork()
    }
}
