/// Intake's part of a report's progress, read in order.
struct IntakeProgress {
    var isRegistered = false
    var isReferred = false
    var rejection: RejectionReason?

    init(_ events: [any MessageContract]) {
        for event in events {
            switch event {
            case is ReportRegistered: isRegistered = true
            case is ReportReferred: isReferred = true
            case let event as ReportRejected: rejection = event.reason
            default: break
            }
        }
    }
}
