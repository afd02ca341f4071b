import Model

/// A line of the register: a return, an extension or a suspension of a case.
struct RegisterEntry {
    /// What was entered; the raw values are stored and published.
    enum Kind: String {
        case returned, recalled, extensionAsked, extended, extensionRefused, suspensionAsked, suspensionRefused,
            suspended,
            resumed
    }

    let id: MessageID
    let kind: Kind
    let caseID: CaseID
    let report: ReportSummary
    let department: DepartmentCode?
    let reason: String?
    /// The limit that was asked for or granted; the day of the next word of a suspension.
    let until: Timestamp?
    let at: Timestamp

    /// Nil for an event that is no line of the register.
    /// - Parameter sequence: of the event about its report.
    init?(_ event: any MessageContract, sequence: Int) {
        guard let event = event as? any EventContract else { return nil }
        let line: (Kind, DepartmentCode?, String?, Timestamp?)
        switch event {
        case let event as CaseReturned: line = (.returned, event.departmentCode, event.reason, nil)
        case let event as CaseRecalled: line = (.recalled, event.departmentCode, event.reason, nil)
        case let event as CaseExtensionRequested:
            line = (.extensionAsked, event.departmentCode, event.reason, event.until)
        case let event as CaseExtended: line = (.extended, event.departmentCode, nil, event.dueAt)
        case let event as CaseExtensionRefused: line = (.extensionRefused, event.departmentCode, event.reason, nil)
        case let event as CaseSuspensionRequested:
            line = (.suspensionAsked, event.departmentCode, event.reason, event.nextWordOn)
        case let event as CaseSuspensionRefused: line = (.suspensionRefused, event.departmentCode, event.reason, nil)
        case let event as CaseSuspended: line = (.suspended, event.departmentCode, event.reason, event.nextWordOn)
        case let event as CaseResumed: line = (.resumed, event.departmentCode, nil, event.dueAt)
        default: return nil
        }
        (kind, department, reason, until) = line
        id = MessageID(source: .dispatch, subject: event.report.id, sequence: sequence)
        caseID = CaseID(of: event.report.id)
        report = event.report
        at = event.at
    }
}
