/// The citizen rates the outcome.
package struct RateReport: CommandContract {
    package static let type = MessageType(literal: "report.rate.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The citizen rates the outcome."

    package let reportID: ReportID
    /// 1 to 5.
    package let stars: Int
    /// The citizen's own yes or no.
    package let isSolved: Bool
    package let words: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        stars: Int,
        isSolved: Bool = false,
        words: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.stars = stars
        self.isSolved = isSolved
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
