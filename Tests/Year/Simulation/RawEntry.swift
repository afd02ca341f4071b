package import Model

/// What happened, as the year's raw data keep it: enough to count everything again without any of the counters.
package struct RawEntry: Sendable {
    package enum What: Hashable, Sendable {
        case registered, rejected, referred
        case assigned(TaskKind), dueMoved, verified(TaskKind, Finding), taskOverdue(TaskKind), separated, handedOver
        case opened, dispatched, accepted(isDeemed: Bool), returned, extensionAsked, extended, extensionRefused
        case suspended, resumed, rectified, reworked, closed, reopened, caseOverdue(TimeLimitStage)
        case warned
    }

    package let what: What
    package let at: Timestamp
    package let report: ReportID
    package let town: TownCode
    package var task: TaskID?
    package var department: DepartmentCode?
    /// The limit that the event speaks of.
    package var dueAt: Timestamp?
    /// The overall limit, where one begins.
    package var overallDueAt: Timestamp?
}

extension RawEntry {
    /// Nil for what nobody counts.
    package init?(_ event: any MessageContract, policies: LimitPolicies) {
        if let event = event as? ReportRejected, let town = event.townCode {
            self.init(what: .rejected, at: event.at, report: event.reportID, town: town)
            return
        }
        guard let event = event as? any EventContract else { return nil }
        func entry(
            _ what: What,
            task: TaskID? = nil,
            department: DepartmentCode? = nil,
            due: Timestamp? = nil,
            overall: Timestamp? = nil
        ) -> RawEntry {
            RawEntry(
                what: what,
                at: event.at,
                report: event.report.id,
                town: event.report.townCode,
                task: task,
                department: department,
                dueAt: due,
                overallDueAt: overall
            )
        }
        switch event {
        case is ReportRegistered: self = entry(.registered)
        case is ReportReferred: self = entry(.referred)
        case let event as TaskAssigned: self = entry(.assigned(event.kind), task: event.taskID, due: event.dueAt)
        case let event as QuestionAnswered: self = entry(.dueMoved, task: event.taskID, due: event.dueAt)
        case let event as QuestionExpired: self = entry(.dueMoved, task: event.taskID, due: event.dueAt)
        case let event as ReportVerified: self = entry(.verified(event.kind, event.finding), task: event.taskID)
        case let event as TaskOverdue: self = entry(.taskOverdue(event.kind), task: event.taskID)
        case let event as ReportSeparated: self = entry(.separated, task: event.taskID)
        case let event as TaskHandedOver: self = entry(.handedOver, task: event.taskID, due: event.dueAt)
        case is TaskWarned, is CaseWarned: self = entry(.warned)
        case let event as CaseOpened: self = entry(.opened, overall: event.overallDueAt)
        case let event as CaseDispatched:
            self = entry(.dispatched, department: event.departmentCode, due: event.dueAt)
        case let event as CaseAccepted:
            self = entry(.accepted(isDeemed: event.isDeemed), department: event.departmentCode)
        case let event as CaseReturned: self = entry(.returned, department: event.departmentCode)
        case let event as CaseExtensionRequested: self = entry(.extensionAsked, department: event.departmentCode)
        case let event as CaseExtended: self = entry(.extended, department: event.departmentCode, due: event.dueAt)
        case let event as CaseExtensionRefused: self = entry(.extensionRefused, department: event.departmentCode)
        case let event as CaseSuspended: self = entry(.suspended, department: event.departmentCode)
        case let event as CaseResumed: self = entry(.resumed, department: event.departmentCode, due: event.dueAt)
        case let event as CaseRectified: self = entry(.rectified, department: event.departmentCode)
        case let event as CaseReworked:
            self = entry(.reworked, department: event.departmentCode, due: event.dueAt)
        case let event as CaseClosed: self = entry(.closed, department: event.departmentCode)
        case let event as CaseReopened:
            let limits = policies.limits(for: event.report)
            let overall = limits.points(of: .overall, urgency: event.report.urgency, from: event.at).dueAt
            self = entry(.reopened, overall: overall)
        case let event as CaseOverdue: self = entry(.caseOverdue(event.stage), department: event.departmentCode)
        default: return nil
        }
    }
}
