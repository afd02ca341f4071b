/// A report was registered in its grid cell and is to be verified.
package struct ReportRegistered: EventContract {
    package static let type = MessageType(literal: "report.registered.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "A report was registered in its grid cell and is to be verified."

    package let report: ReportSummary
    package let at: Timestamp
    package let words: String
    package let landmark: String?
    package let photos: [EvidencePhoto]
    /// The officer who reported on patrol.
    package let officerID: OfficerID?
    package let isEmergency: Bool
    /// Hidden from every public list (矛盾纠纷).
    package let isPrivate: Bool
    /// Closing needs the department's signed conclusion.
    package let needsConclusion: Bool
    /// Open reports near in space and of the same category, nearest first.
    package let possibleDuplicates: [ReportID]
    package let acceptedAt: Timestamp
    /// Until when the officer will have verified it: the limit as it is at registration.
    package let expectedAt: Timestamp?
    /// Where the same was put right at the same place not long ago.
    package let recurrence: Recurrence?

    package init(
        report: ReportSummary,
        at: Timestamp,
        words: String,
        landmark: String? = nil,
        photos: [EvidencePhoto] = [],
        officerID: OfficerID? = nil,
        isEmergency: Bool = false,
        isPrivate: Bool = false,
        needsConclusion: Bool = false,
        possibleDuplicates: [ReportID] = [],
        acceptedAt: Timestamp,
        expectedAt: Timestamp? = nil,
        recurrence: Recurrence? = nil
    ) {
        self.report = report
        self.at = at
        self.words = words
        self.landmark = landmark
        self.photos = photos
        self.officerID = officerID
        self.isEmergency = isEmergency
        self.isPrivate = isPrivate
        self.needsConclusion = needsConclusion
        self.possibleDuplicates = possibleDuplicates
        self.acceptedAt = acceptedAt
        self.expectedAt = expectedAt
        self.recurrence = recurrence
    }
}
