/// Who works on a case besides the department in the lead, and who in it.
extension CaseStep {
    /// The most departments that help with one case.
    static let helperLimit = 5

    mutating func involve(_ command: InvolveDepartments) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.involve)
        try checkVersion(command, of: version)
        guard let lead = next.departmentCode else { throw Refusal(.caseNotDispatched) }
        let before = Set(next.coHandlers)
        let wanted = Set(command.departmentCodes)
        guard wanted.count <= Self.helperLimit, !wanted.contains(lead), wanted != before else {
            throw Refusal(.coHandlersInvalid)
        }
        let (added, removed) = (wanted.subtracting(before).sorted(), before.subtracting(wanted).sorted())
        next.helpers = wanted.isEmpty ? nil : wanted.sorted()
        emit(
            CaseInvolved(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: lead,
                departmentCodes: next.coHandlers,
                added: added,
                removed: removed,
                note: command.note
            )
        )
        for helper in added { tellInvolved(helper, lead: lead, note: command.note) }
        for helper in removed { withdraw(from: helper, isCredited: false, reason: .recalled, emits: false) }
    }

    mutating func assign(_ command: AssignMember) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        try move(.assign)
        try checkVersion(command, of: version)
        guard command.member != next.member else { throw Refusal(.memberSame) }
        next.member = command.member
        emit(
            CaseAssigned(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                member: command.member
            )
        )
    }

    mutating func note(_ command: NoteProgress) throws(Refusal) {
        let version = next.version
        let department = try checkWorker(command)
        try move(.note)
        try checkVersion(command, of: version)
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        emit(
            CaseProgressNoted(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                isLead: department == next.departmentCode,
                words: command.words,
                photos: command.photos
            )
        )
    }

    /// The case leaves the department in the lead: nobody helps and nobody is named any more.
    mutating func letGo(_ reason: WithdrawalReason) {
        for helper in next.coHandlers { withdraw(from: helper, isCredited: false, reason: reason, emits: false) }
        next.helpers = nil
        next.member = nil
    }

    private mutating func tellInvolved(_ helper: DepartmentCode, lead: DepartmentCode, note: String?) {
        tell(
            helper,
            DepartmentCaseInvolved(
                caseID: next.id,
                departmentCode: helper,
                leadDepartmentCode: lead,
                categoryCode: next.report.categoryCode,
                categoryName: next.brief.categoryName,
                urgency: next.report.urgency,
                place: next.report.pin,
                address: next.brief.address,
                villageCode: next.report.villageCode,
                officerWords: next.brief.officerWords,
                officerPhotos: next.brief.officerPhotos,
                note: note,
                dueAt: next.dueAt ?? at,
                involvedAt: at
            )
        )
    }
}
