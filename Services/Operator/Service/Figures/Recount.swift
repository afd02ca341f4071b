package import Model

/// The figures of the whole journal, counted again as the services count them, one event after the other.
package struct Recount: Sendable {
    /// Sums by service; of the services that count.
    package private(set) var sums: [ServiceName: [FigureCount: Int]] = [:]
    /// Reports whose first verification, and whose overall limit, was recorded as passed.
    private var lateVerifications: Set<ReportID> = []
    private var lateCases: Set<ReportID> = []

    package static let services: [ServiceName] = [.intake, .verification, .dispatch]

    package init() {}

    /// Takes the next event of a report; a service's own in their order.
    package mutating func take(_ event: any EventContract) {
        let report = event.report.id
        var wasMarked = false
        switch event {
        case let event as TaskOverdue:
            if event.kind == .first { lateVerifications.insert(report) }
        case let event as CaseOverdue:
            if event.stage == .overall { lateCases.insert(report) }
        // A new overall limit.
        case is CaseReopened: lateCases.remove(report)
        case is ReportSeparated: lateVerifications.remove(report)
        case is ReportVerified: wasMarked = lateVerifications.contains(report)
        case is CaseClosed: wasMarked = lateCases.contains(report)
        default: break
        }
        for count in FigureCount.counts(of: event, wasMarked: wasMarked) {
            sums[Swift.type(of: event).owner, default: [:]][count, default: 0] += 1
        }
    }
}
