/// A fact about one report: every event carries the report's summary and the moment it happened.
package protocol EventContract: MessageContract {
    var report: ReportSummary { get }
    /// When it happened.
    var at: Timestamp { get }
}

extension EventContract {
    package static var kind: MessageKind { .event }
    package var subject: ReportID? { report.id }
    package var town: TownCode? { report.townCode }
}
