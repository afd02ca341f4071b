/// A case was closed by the officer's re-check.
package struct CaseClosed: EventContract {
    package static let type = MessageType(literal: "case.closed.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case was closed by the officer's re-check."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode?
    package let round: Int
    /// Path B.
    package let isCallIn: Bool
    /// The checker's words.
    package let words: String
    /// After-photos.
    package let photos: [EvidencePhoto]
    /// Rectified within its limit.
    package let isInTime: Bool
    /// Closed within the overall limit.
    package let isOverallInTime: Bool

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode? = nil,
        round: Int,
        isCallIn: Bool = false,
        words: String,
        photos: [EvidencePhoto] = [],
        isInTime: Bool = false,
        isOverallInTime: Bool = false
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.round = round
        self.isCallIn = isCallIn
        self.words = words
        self.photos = photos
        self.isInTime = isInTime
        self.isOverallInTime = isOverallInTime
    }
}
