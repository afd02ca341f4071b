/// A report was verified on site, with the finding and its evidence.
package struct ReportVerified: EventContract {
    package static let type = MessageType(literal: "report.verified.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A report was verified on site, with the finding and its evidence."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    package let finding: Finding
    package let evidence: Evidence
    package let address: String?
    /// The reporter's category where the officer corrected it.
    package let previousCategoryCode: CategoryCode?
    package let duplicateOf: ReportID?
    package let channel: String?
    package let assistingUnits: [String]
    package let education: String?
    /// Path B: the department called to the place.
    package let callIn: DepartmentCode?
    package let needsConclusion: Bool
    /// Within the verification limit.
    package let isInTime: Bool
    /// The reporter's photos, for rewards; absent in messages of the release before.
    package let reportedPhotos: [ReportedPhoto]?
    /// The centre that found the duplicate at its desk; nil for an officer's finding.
    package let mergedBy: AccountID?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        finding: Finding,
        evidence: Evidence,
        address: String? = nil,
        previousCategoryCode: CategoryCode? = nil,
        duplicateOf: ReportID? = nil,
        channel: String? = nil,
        assistingUnits: [String] = [],
        education: String? = nil,
        callIn: DepartmentCode? = nil,
        needsConclusion: Bool = false,
        isInTime: Bool = false,
        reportedPhotos: [ReportedPhoto]? = nil,
        mergedBy: AccountID? = nil
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.finding = finding
        self.evidence = evidence
        self.address = address
        self.previousCategoryCode = previousCategoryCode
        self.duplicateOf = duplicateOf
        self.channel = channel
        self.assistingUnits = assistingUnits
        self.education = education
        self.callIn = callIn
        self.needsConclusion = needsConclusion
        self.isInTime = isInTime
        self.reportedPhotos = reportedPhotos
        self.mergedBy = mergedBy
    }
}
