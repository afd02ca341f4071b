/// That something counted happened once: where, to whom, on which day.
package struct FigureCount: Hashable, Sendable {
    package let figure: Figure
    package let town: TownCode
    /// Whose it is, where a department has something to do with it.
    package let department: DepartmentCode?
    /// Where it lies and what it is about, of what is counted by cell and category.
    package let cell: GridCode?
    package let category: CategoryCode?
    /// Whose work it is, of what is counted by officer.
    package let officer: OfficerID?
    package let day: CivilDay
    /// What was counted before and is taken back.
    package let isTakenBack: Bool

    package init(
        _ figure: Figure,
        town: TownCode,
        department: DepartmentCode? = nil,
        cell: GridCode? = nil,
        category: CategoryCode? = nil,
        officer: OfficerID? = nil,
        at moment: Timestamp,
        isTakenBack: Bool = false
    ) {
        self.figure = figure
        self.town = town
        self.department = department
        self.cell = cell
        self.category = category
        self.officer = officer
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
        let officer = officer(of: event)
        return figures.map {
            FigureCount(
                $0,
                town: event.report.townCode,
                department: department,
                cell: $0.isLocal ? event.report.gridCode : nil,
                category: $0.isLocal ? event.report.categoryCode : nil,
                officer: $0.isOfficers ? officer : nil,
                at: event.at,
                isTakenBack: isTakingBack(event)
            )
        }
    }

    /// Whether the event takes back what another counted.
    private static func isTakingBack(_ event: any EventContract) -> Bool {
        switch event {
        case is ReportSeparated, is MaliceAppealDecided, is MaliceDropped: true
        default: false
        }
    }

    /// Whose work the event tells of. A finding that is taken back stays in its officer's figures: the work was done.
    private static func officer(of event: any EventContract) -> OfficerID? {
        switch event {
        case let event as ReportVerified: event.mergedBy == nil ? event.officerID : nil
        case let event as TaskAssigned: event.officerID
        case let event as TaskHandedOver: event.officerID
        case let event as SampleChecked: event.officerID
        case let event as RecheckPassed: event.isCentre ? nil : OfficerID(event.checkedBy.uuid)
        case let event as RecheckFailed: event.isCentre ? nil : OfficerID(event.checkedBy.uuid)
        default: nil
        }
    }

    private static func figures(
        of event: any EventContract,
        wasMarked: Bool
    ) -> (figures: [Figure], department: DepartmentCode?) {
        switch event {
        case let event as ReportRegistered:
            let taken: [Figure] = [.received, .registered] + (event.report.source == .patrol ? [.patrol] : [])
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
                    + (wasMarked ? [] : [.verificationDue]) + (event.evidence.isRemote ? [.remote] : []), nil
            )
        case let event as TaskOverdue: return (event.kind == .first ? [.verificationDue] : [], nil)
        case let event as TaskAssigned: return (event.kind == .sample ? [.assigned, .sampleDrawn] : [.assigned], nil)
        case is TaskHandedOver: return ([.assigned], nil)
        case let event as RecheckPassed: return (event.isCentre ? [] : [.rechecked], nil)
        case let event as RecheckFailed: return (event.isCentre ? [] : [.rechecked, .recheckFailed], nil)
        case let event as ReportRated:
            return (
                [.rated] + (event.isSolved ? [.ratedSolved] : []) + (event.stars >= 4 ? [.ratedContent] : []), nil
            )
        case let event as SampleChecked:
            return (event.isPassed ? [.sampleChecked] : [.sampleChecked, .sampleFailed], nil)
        case is MaliceProposed: return ([.maliceProposed], nil)
        case let event as MaliceDecided: return (event.isFound ? [.malicious] : [], nil)
        case let event as MaliceAppealDecided: return (event.isUpheld ? [.malicious] : [], nil)
        case let event as MaliceDropped: return (event.wasFound ? [.malicious] : [], nil)
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
