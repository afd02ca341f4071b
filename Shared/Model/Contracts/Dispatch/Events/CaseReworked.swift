/// The re-check failed: the department has the case again.
package struct CaseReworked: EventContract {
    package static let type = MessageType(literal: "case.reworked.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The re-check failed: the department has the case again."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let round: Int
    package let reason: String
    package let photos: [EvidencePhoto]
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        round: Int,
        reason: String,
        photos: [EvidencePhoto] = [],
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.round = round
        self.reason = reason
        self.photos = photos
        self.dueAt = dueAt
    }
}
