/// Intake's part of a report's progress, read in order.
struct IntakeProgress {
    var isRegistered = false
    var isReferred = false
    var rejection: RejectionReason?
    var expectedOn: Timestamp?

    init(_ events: [any MessageContract]) {
        for event in events {
            switch event {
            case let event as ReportRegistered:
                isRegistered = true
                expectedOn = event.expectedAt
            case is ReportReferred: isReferred = true
            case let event as ReportRejected: rejection = event.reason
            default: break
            }
        }
    }
}
