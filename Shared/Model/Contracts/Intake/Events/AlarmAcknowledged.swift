/// The duty room acknowledged an emergency.
package struct AlarmAcknowledged: EventContract {
    package static let type = MessageType(literal: "alarm.acknowledged.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "The duty room acknowledged an emergency."

    package let report: ReportSummary
    package let at: Timestamp
    package let staffID: StaffID
    package let note: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        staffID: StaffID,
        note: String? = nil
    ) {
        self.report = report
        self.at = at
        self.staffID = staffID
        self.note = note
    }
}
