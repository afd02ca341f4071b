/// A citizen got points.
package struct PointsGranted: EventContract {
    package static let type = MessageType(literal: "points.granted.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A citizen got points."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    package let points: Points
    package let reason: RewardReason

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        points: Points,
        reason: RewardReason
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.points = points
        self.reason = reason
    }
}
