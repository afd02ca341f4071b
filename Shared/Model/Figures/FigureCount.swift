/// That something counted happened once: where, to whom, on which day.
package struct FigureCount: Hashable, Sendable {
    package let figure: Figure
    package let town: TownCode
    /// Whose it is, where a department has something to do with it.
    package let department: DepartmentCode?
    package let day: CivilDay
    /// What was counted before and is taken back.
    package let isTakenBack: Bool

    package init(
        _ figure: Figure,
        town: TownCode,
        department: DepartmentCode? = nil,
        at moment: Timestamp,
        isTakenBack: Bool = false
    ) {
        self.figure = figure
        self.town = town
        self.department = department
        self.isTakenBack = isTakenBack
        day = CivilDay(moment)
    }

    /// What one such count adds.
    package var amount: Int { isTakenBack ? -1 : 1 }
}

extension FigureCount {
    /// What an event counts as.
    /// - Parameter wasMarked: the limit that the event ends was recorded as passed before: then it was due already.
    package static func counts(of event: any MessageContract, wasMarked: Bool = false) -> [FigureCount] {
        if let rejected = event as? ReportRejected {
            return rejected.townCode.map { [FigureCount(.received, town: $0, at: rejected.at)] } ?? []
        }
        guard let event = event as? any EventContract else { return [] }
        let (figures, department) = figures(of: event, wasMarked: wasMarked)
        return figures.map {
            FigureCount(
                $0,
                town: event.report.townCode,
                department: department,
                at: event.at,
                isTakenBack: event is ReportSeparated
            )
        }
    }

    private static func figures(
        of event: any EventContract,
        wasMarked: Bool
    ) -> (figures: [Figure], department: DepartmentCode?) {
        switch event {
        case let event as ReportRegistered:
            let taken: [Figure] = [.received, .registered]
            guard let number = event.recurrence?.number else { return (taken, nil) }
            return (taken + [.recurred] + (number == Recurrence.listedFrom ? [.recurringPlace] : []), nil)
        case is ReportReferred: return ([.received], nil)
        case let event as ReportSeparated:
            // All that its verification counted, or its limit: the next one counts anew.
            return ([.verified, .duplicate, .verificationDue] + (event.wasInTime ? [.verifiedInTime] : []), nil)
        case let event as ReportVerified:
            guard event.kind == .first else { return ([], nil) }
            return (
                [.verified, Figure(event.finding)] + (event.isInTime ? [.verifiedInTime] : [])
                    + (wasMarked ? [] : [.verificationDue]), nil
            )
        case let event as TaskOverdue: return (event.kind == .first ? [.verificationDue] : [], nil)
        case let event as TaskAssigned: return (event.kind == .sample ? [.sampleDrawn] : [], nil)
        case let event as SampleChecked:
            return (event.isPassed ? [.sampleChecked] : [.sampleChecked, .sampleFailed], nil)
        case is CaseOpened: return ([.opened], nil)
        case let event as CaseDispatched: return ([.dispatched], event.departmentCode)
        case let event as CaseRecalled: return ([.recalled], event.departmentCode)
        case let event as CaseAccepted:
            return (event.isDeemed ? [.accepted, .acceptedBySilence] : [.accepted], event.departmentCode)
        case let event as CaseReturned: return ([.returned], event.departmentCode)
        case let event as CaseExtensionRequested: return ([.extensionAsked], event.departmentCode)
        case let event as CaseExtended: return ([.extended], event.departmentCode)
        case let event as CaseExtensionRefused: return ([.extensionRefused], event.departmentCode)
        case let event as CaseSuspended: return ([.suspended], event.departmentCode)
        case let event as CaseRectified:
            return (event.isInTime ? [.rectified, .rectifiedInTime] : [.rectified], event.departmentCode)
        case let event as CaseReworked: return ([.reworked], event.departmentCode)
        case let event as CaseClosed:
            return (
                [.closed] + (event.isOverallInTime ? [.closedInTime] : []) + (wasMarked ? [] : [.closingDue]),
                event.departmentCode
            )
        case is CaseReopened: return ([.reopened], nil)
        case let event as CaseOverdue:
            return (event.stage == .overall ? [.overdue, .closingDue] : [.overdue], event.departmentCode)
        default: return ([], nil)
        }
    }
}
