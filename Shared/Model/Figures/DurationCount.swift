/// That a part of the loop took so long once: where, with whom, ended on which day.
package struct DurationCount: Hashable, Sendable {
    package let stage: DurationStage
    package let town: TownCode
    package let department: DepartmentCode?
    package let day: CivilDay
    /// Of `DurationHistogram`.
    package let bucket: Int

    package init(
        _ stage: DurationStage,
        town: TownCode,
        department: DepartmentCode?,
        from start: Timestamp,
        to end: Timestamp
    ) {
        self.stage = stage
        self.town = town
        self.department = department
        day = CivilDay(end)
        bucket = DurationHistogram.bucket(end - start)
    }

    /// The duration that an event ends.
    /// - Parameters:
    ///   - sentAt: when the case was last dispatched.
    ///   - workSince: when it was last dispatched, or sent back to work by a re-check.
    package static func count(
        of event: any MessageContract,
        sentAt: Timestamp? = nil,
        workSince: Timestamp? = nil
    ) -> DurationCount? {
        switch event {
        // Merged at the desk, nobody has been there.
        case let event as ReportVerified where event.kind == .first && event.mergedBy == nil:
            DurationCount(.verification, event, nil, from: event.report.registeredAt)
        case let event as CaseAccepted:
            sentAt.map { DurationCount(.acceptance, event, event.departmentCode, from: $0) }
        case let event as CaseRectified:
            workSince.map { DurationCount(.rectification, event, event.departmentCode, from: $0) }
        case let event as CaseClosed:
            DurationCount(.closing, event, event.departmentCode, from: event.report.registeredAt)
        default: nil
        }
    }

    private init(
        _ stage: DurationStage,
        _ event: any EventContract,
        _ department: DepartmentCode?,
        from start: Timestamp
    ) {
        self.init(stage, town: event.report.townCode, department: department, from: start, to: event.at)
    }
}
