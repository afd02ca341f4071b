/// A case at a town centre, from the confirmed finding to the officer's passed re-check.
///
/// A value: a step is `applying(_:at:limits:)`, which gives the case afterwards with its messages, or a refusal. A
/// department can never close it: only `recheckPassed` and `callInPassed` lead to `closed`.
package struct DispatchCase: Hashable, Codable, Sendable {
    package let id: CaseID
    package var report: ReportSummary
    package internal(set) var brief: CaseBrief
    package internal(set) var state: CaseStateName
    /// Grows by the number of events of each step; event number `version` was the last (its `sequence`).
    package internal(set) var version: Int
    /// Who has it, or had it last while it is returned; nil at the centre.
    package internal(set) var departmentCode: DepartmentCode?
    /// 0 before the first dispatch, then one more for every re-work.
    package internal(set) var round: Int
    /// Returns so far; after the second the centre's designation is final.
    package internal(set) var returns: Int
    /// Designated (指定主办): cannot be returned.
    package internal(set) var isFinal: Bool
    package internal(set) var isAutomatic: Bool
    package internal(set) var isCalledIn: Bool
    /// Who in the department works on it; nil: nobody in particular.
    package internal(set) var member: CaseMember?
    /// nil: none (also in what was stored before departments could help each other).
    var helpers: [DepartmentCode]?
    /// The state before the suspension.
    package internal(set) var suspendedFrom: CaseStateName?
    package internal(set) var pendingExtension: PendingExtension?
    package internal(set) var pendingSuspension: PendingSuspension?
    /// The last return, until a department has accepted the case again.
    package internal(set) var pendingReturn: PendingReturn?
    /// The department's signed conclusion, once there.
    package internal(set) var conclusion: String?
    /// Whether the last "done" came within its limit.
    package internal(set) var isRectifiedInTime: Bool?
    package internal(set) var closedAt: Timestamp?
    package internal(set) var clockwork: Clockwork

    /// An extension that the centre has not decided yet.
    package struct PendingExtension: Hashable, Codable, Sendable {
        package let until: Timestamp
        package let reason: String
    }

    /// A suspension that the centre has not decided yet.
    package struct PendingSuspension: Hashable, Codable, Sendable {
        /// What the citizen reads, where it is granted.
        package let reason: String
        package let nextWordOn: Timestamp
        /// Somebody else decides.
        let askedBy: AccountID
    }

    /// A return after which no department has accepted the case yet.
    package struct PendingReturn: Hashable, Codable, Sendable {
        package let departmentCode: DepartmentCode
        package let at: Timestamp

        package init(departmentCode: DepartmentCode, at: Timestamp) {
            self.departmentCode = departmentCode
            self.at = at
        }
    }

    init(report: ReportSummary, brief: CaseBrief) {
        id = CaseID(of: report.id)
        self.report = report
        self.brief = brief
        state = .atCentre
        version = 0
        round = 0
        returns = 0
        isFinal = false
        isAutomatic = false
        isCalledIn = false
        clockwork = Clockwork()
    }

    /// Departments that help the one in the lead (协办), in order of their codes.
    package var coHandlers: [DepartmentCode] { helpers ?? [] }

    /// The limit that counts for the state it is in; nil once closed.
    package var dueAt: Timestamp? { current?.dueAt }

    /// When whoever has it is urged; nil once closed.
    package var warnAt: Timestamp? { current?.warnAt }

    /// The clock that counts for the state it is in.
    private var current: StageClock? {
        switch state {
        case .atCentre, .returned: clockwork[.dispatch]
        case .dispatched, .accepted, .reworking, .suspended: clockwork[.rectification]
        case .rectified: clockwork[.overall]
        case .closed: nil
        }
    }

    /// Whether any limit was ever passed; never goes back to false.
    package var isOverdue: Bool { !clockwork.overdue.isEmpty }

    var timers: Clockwork.Owner {
        Clockwork.Owner(service: .dispatch, aggregate: id, report: report, caseID: id)
    }
}
