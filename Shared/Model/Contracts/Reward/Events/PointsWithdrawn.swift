/// Points for a finding that was taken back are taken back.
package struct PointsWithdrawn: EventContract {
    package static let type = MessageType(literal: "points.withdrawn.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "Points for a finding that was taken back are taken back."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    package let points: Points

    package init(report: ReportSummary, at: Timestamp, citizenID: CitizenID, points: Points) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.points = points
    }
}
