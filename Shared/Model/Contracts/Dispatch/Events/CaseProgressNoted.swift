/// A department that works on the case told how far it is.
package struct CaseProgressNoted: EventContract {
    package static let type = MessageType(literal: "case.progressNoted.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A department that works on the case told how far it is."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    /// Who says so.
    package let departmentCode: DepartmentCode
    /// The one in the lead, not one that helps.
    package let isLead: Bool
    package let words: String
    package let photos: [EvidencePhoto]

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        isLead: Bool,
        words: String,
        photos: [EvidencePhoto] = []
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.isLead = isLead
        self.words = words
        self.photos = photos
    }
}
