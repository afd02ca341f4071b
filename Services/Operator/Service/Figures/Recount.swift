package import Model

/// The figures of the whole journal, counted again as the services count them, one event after the other.
package struct Recount: Sendable {
    /// Sums by service since they were last drained; of the services that count.
    package private(set) var sums: [ServiceName: [FigureCount: Int]] = [:]
    package private(set) var durations: [ServiceName: [DurationCount: Int]] = [:]
    package private(set) var passings: [PassingCount] = []
    /// Of the whole journal: they are not drained.
    package private(set) var reporters: [CitizenID: Reporter] = [:]
    /// Reports whose first verification, and whose overall limit, was recorded as passed.
    private var lateVerifications: Set<ReportID> = []
    private var lateCases: Set<ReportID> = []
    /// When cases were last dispatched, and when their departments last had work to do.
    private var sentAt: [ReportID: Timestamp] = [:]
    private var workSince: [ReportID: Timestamp] = [:]
    /// Returns after which no department has accepted the case yet.
    private var pendingReturns: [ReportID: DispatchCase.PendingReturn] = [:]

    package static let services: [ServiceName] = [.intake, .verification, .dispatch]

    package init() {}

    /// Takes the next event of a report; a service's own in their order.
    package mutating func take(_ event: any MessageContract) {
        var wasMarked = false
        if let event = event as? any EventContract { wasMarked = marks(event) }
        let owner = Swift.type(of: event).owner
        for count in FigureCount.counts(of: event, wasMarked: wasMarked) {
            sums[owner, default: [:]][count, default: 0] += 1
        }
        if let duration = duration(endedBy: event) { durations[owner, default: [:]][duration, default: 0] += 1 }
        takePassing(event)
        guard let count = ReporterCount(event) else { return }
        if reporters[count.citizen]?.report(on: count.day) == nil { reporters[count.citizen] = Reporter(count) }
    }

    private mutating func takePassing(_ event: any MessageContract) {
        guard let report = (event as? any EventContract)?.report.id else { return }
        if let passing = PassingCount.count(of: event, after: pendingReturns[report]) { passings.append(passing) }
        switch event {
        case let event as CaseReturned:
            pendingReturns[report] = .init(departmentCode: event.departmentCode, at: event.at)
        case is CaseAccepted, is CaseClosed: pendingReturns[report] = nil
        default: break
        }
    }

    /// Forgets the sums, which were stored: a journal has about as many of them as events.
    package mutating func drain() { (sums, durations, passings) = ([:], [:], []) }

    private mutating func duration(endedBy event: any MessageContract) -> DurationCount? {
        guard let report = (event as? any EventContract)?.report.id else { return nil }
        switch event {
        case let event as CaseDispatched: (sentAt[report], workSince[report]) = (event.at, event.at)
        case let event as CaseReworked: workSince[report] = event.at
        default: return DurationCount.count(of: event, sentAt: sentAt[report], workSince: workSince[report])
        }
        return nil
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
