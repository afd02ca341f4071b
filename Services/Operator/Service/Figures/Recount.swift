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
    package mutating func take(_ event: any MessageContract) {
        var wasMarked = false
        if let event = event as? any EventContract { wasMarked = marks(event) }
        for count in FigureCount.counts(of: event, wasMarked: wasMarked) {
            sums[Swift.type(of: event).owner, default: [:]][count, default: 0] += 1
        }
    }

    /// Whether the limit that the event ends was recorded as passed before.
    private mutating func marks(_ event: any EventContract) -> Bool {
        let report = event.report.id
        switch event {
        case let event as TaskOverdue:
            if event.kind == .first { lateVerifications.insert(report) }
        case let event as CaseOverdue:
            if event.stage == .overall { lateCases.insert(report) }
        // A new overall limit.
        case is CaseReopened: lateCases.remove(report)
        case is ReportSeparated: lateVerifications.remove(report)
        case is ReportVerified: return lateVerifications.contains(report)
        case is CaseClosed: return lateCases.contains(report)
        default: break
        }
        return false
    }
}
