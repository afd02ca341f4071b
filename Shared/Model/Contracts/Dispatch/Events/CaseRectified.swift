/// The department reported the work done: an officer must check.
package struct CaseRectified: EventContract {
    package static let type = MessageType(literal: "case.rectified.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department reported the work done: an officer must check."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let round: Int
    package let words: String
    package let photos: [EvidencePhoto]
    package let conclusion: String?
    package let signedBy: String?
    package let needsConclusion: Bool
    /// Within the rectification limit.
    package let isInTime: Bool

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        round: Int,
        words: String,
        photos: [EvidencePhoto] = [],
        conclusion: String? = nil,
        signedBy: String? = nil,
        needsConclusion: Bool = false,
        isInTime: Bool = false
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.round = round
        self.words = words
        self.photos = photos
        self.conclusion = conclusion
        self.signedBy = signedBy
        self.needsConclusion = needsConclusion
        self.isInTime = isInTime
    }
}
