/// A report was accepted at the edge and is to be registered or refused.
package struct SubmitReport: MessageContract {
    package static let type = MessageType(literal: "report.submit.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.intake
    package static let sentence = "A report was accepted at the edge and is to be registered or refused."

    package let reportID: ReportID
    /// The reporter's account; nil when there is none or on patrol.
    package let citizenID: CitizenID?
    /// The officer who reports on patrol; nil for a citizen's report.
    package let officerID: OfficerID?
    package let isAnonymous: Bool
    /// Reported for a parent or another relative; nil for a report of one's own. The report is the account's all the same.
    package let onBehalf: RelativeContact?
    package let source: ReportSource
    /// As the phone sent it.
    package let pin: RawPosition
    /// What the reporter wrote; may be empty when there is a photo.
    package let words: String
    /// A landmark instead of a door number.
    package let landmark: String?
    package let photos: [EvidencePhoto]
    package let categoryCode: CategoryCode
    /// The reporter agreed that a crime tip passes confidentially to 公安.
    package let policeConsent: Bool
    /// "Same thing": the open report that the citizen chose to follow.
    package let followsReportID: ReportID?
    /// The code of the poster that led here.
    package let campaignCode: String?
    /// Who sends, as WeChat knows them, for the content check of the words; nil where that is not known.
    package let openID: String?
    /// SHA-256 of the content in hexadecimal, for telling a repeated key from a reused one.
    package let fingerprint: String
    /// When the edge accepted it: caps and tokens are judged at this moment.
    package let acceptedAt: Timestamp

    package init(
        reportID: ReportID,
        citizenID: CitizenID? = nil,
        officerID: OfficerID? = nil,
        isAnonymous: Bool = false,
        onBehalf: RelativeContact? = nil,
        source: ReportSource,
        pin: RawPosition,
        words: String,
        landmark: String? = nil,
        photos: [EvidencePhoto] = [],
        categoryCode: CategoryCode,
        policeConsent: Bool = false,
        followsReportID: ReportID? = nil,
        campaignCode: String? = nil,
        openID: String? = nil,
        fingerprint: String,
        acceptedAt: Timestamp
    ) {
        self.reportID = reportID
        self.citizenID = citizenID
        self.officerID = officerID
        self.isAnonymous = isAnonymous
        self.onBehalf = onBehalf
        self.source = source
        self.pin = pin
        self.words = words
        self.landmark = landmark
        self.photos = photos
        self.categoryCode = categoryCode
        self.policeConsent = policeConsent
        self.followsReportID = followsReportID
        self.campaignCode = campaignCode
        self.openID = openID
        self.fingerprint = fingerprint
        self.acceptedAt = acceptedAt
    }

    package var subject: ReportID? { reportID }
}
