/// Whether a report that was not so was sent in bad faith (恶意举报): proposed by the officer whose finding it is, decided by
/// the town's centre, contested once by its reporter, and then decided by the city.
///
/// There is one at most for a report, and none for a second look: nobody is accused for having contested something. It never
/// touches the report, and never keeps anybody from reporting. Silence of whoever has to decide is never to the reporter's
/// harm. A value: each step is a function of `Malice+Steps.swift`.
package struct Malice: Hashable, Codable, Sendable {
    /// Who decided what, when and why.
    package struct Decision: Hashable, Codable, Sendable {
        package let by: AccountID
        package let at: Timestamp
        package let reason: String

        package init(by account: AccountID, at moment: Timestamp, reason: String) {
            by = account
            at = moment
            self.reason = reason
        }
    }

    /// What the reporter said against it.
    package struct Appeal: Hashable, Codable, Sendable {
        package let at: Timestamp
        /// Empty once its reporter is forgotten.
        package let words: String

        package init(at moment: Timestamp, words: String) {
            at = moment
            self.words = words
        }
    }

    /// As it was when it was proposed: where it lies and what it is about do not move any more, so that what is counted is
    /// taken back where it was counted.
    package let report: ReportSummary
    /// The verification that found it not so.
    package let taskID: TaskID
    package let officerID: OfficerID
    /// The officer's.
    package let reason: String
    package let proposedAt: Timestamp
    package internal(set) var state: MaliceState
    /// Grows with every step.
    package internal(set) var version: Int
    package internal(set) var decision: Decision?
    /// Until when the reporter may contest it; nil while there is nothing to contest.
    package internal(set) var appealUntil: Timestamp?
    package internal(set) var appeal: Appeal?
    /// The city's; nil also where it did not decide in time.
    package internal(set) var appealDecision: Decision?
    package internal(set) var clockwork: Clockwork

    /// Until when somebody has to decide; nil when nobody has to.
    package var dueAt: Timestamp? { (clockwork[.malice] ?? clockwork[.maliceAppeal])?.dueAt }

    /// When whoever has to decide is urged.
    package var warnAt: Timestamp? { (clockwork[.malice] ?? clockwork[.maliceAppeal])?.warnAt }

    /// Whether a limit was ever passed.
    package var isOverdue: Bool { !clockwork.overdue.isEmpty }

    package var standing: Standing { Standing(version: version, state: state.rawValue) }

    var timers: Clockwork.Owner {
        Clockwork.Owner(service: .verification, aggregate: report.id, report: report)
    }

    /// As it was stored.
    package init(
        report: ReportSummary,
        taskID: TaskID,
        officerID: OfficerID,
        reason: String,
        proposedAt: Timestamp,
        state: MaliceState,
        version: Int,
        decision: Decision? = nil,
        appealUntil: Timestamp? = nil,
        appeal: Appeal? = nil,
        appealDecision: Decision? = nil,
        clockwork: Clockwork
    ) {
        self.report = report
        self.taskID = taskID
        self.officerID = officerID
        self.reason = reason
        self.proposedAt = proposedAt
        self.state = state
        self.version = version
        self.decision = decision
        self.appealUntil = appealUntil
        self.appeal = appeal
        self.appealDecision = appealDecision
        self.clockwork = clockwork
    }
}

extension Malice {
    /// Every legal step.
    package static let table = TransitionTable<MaliceState, MaliceTrigger>(
        starts: [.proposed],
        steps: [
            (.withdraw, [.proposed], .state(.withdrawn)),
            (.find, [.proposed], .state(.found)),
            (.clear, [.proposed], .state(.notFound)),
            (.lapse, [.proposed], .state(.lapsed)),
            (.appeal, [.found], .state(.appealed)),
            (.confirm, [.appealed], .state(.confirmed)),
            (.overturn, [.appealed], .state(.overturned)),
            (.silence, [.appealed], .state(.overturned)),
            (.drop, [.proposed], .state(.withdrawn)),
            (.drop, [.found, .appealed, .confirmed], .state(.overturned)),
            (.warn, [.proposed, .appealed], .same),
        ]
    )
}
