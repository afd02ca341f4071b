/// Who gets a task. Pure: the same report at the same moment, with the same loads, always goes to the same officer.
///
/// The cell's owner unless on leave; else the cell's backups in their order; else the least loaded of the village, then of
/// the town. What is urgent goes at night and on days off to the town's duty roster, where there is one. Where everybody is
/// on leave it is as if nobody were: no report waits without an officer.
package struct DutyPlanner: Sendable {
    package let roster: OfficerRoster
    package let board: DutyBoard
    private let now: Timestamp

    package init(roster: OfficerRoster, board: DutyBoard, at now: Timestamp) {
        self.roster = roster
        self.board = board
        self.now = now
    }

    package func isAway(_ officer: OfficerID) -> Bool { board.away.contains(officer) }

    /// Who verifies a report first: whoever reported it on patrol and stands there, else whoever is on duty for its place.
    /// Nil where the town has no officer.
    package func firstLook(
        at report: ReportSummary,
        onPatrol officer: OfficerID?,
        in calendar: WorkingCalendar
    ) -> DutyChoice? {
        if let officer, isThere(officer) { return .named(officer) }
        return onDuty(for: report, in: calendar)
    }

    /// Who checks what was put right: the officer who saw it before, else whoever is on duty for its place.
    package func recheck(
        of report: ReportSummary,
        after officer: OfficerID?,
        in calendar: WorkingCalendar
    ) -> DutyChoice? {
        if let shift = shift(for: report, in: calendar) { return shift }
        if let officer, isThere(officer) { return .named(officer) }
        return onDuty(for: report, in: calendar)
    }

    /// Who looks again after an appeal: never the first officer, of another village than the place where possible.
    package func secondLook(at report: ReportSummary, otherThan first: OfficerID?) -> DutyChoice? {
        let town = roster.officers(of: report.townCode).filter { $0.id != first }
        let tiers = [
            town.filter { $0.village != report.villageCode }.map(\.id), town.map(\.id),
        ]
        return choice(of: tiers) ?? choice(of: [roster.officers(outside: report.townCode).filter { $0 != first }])
    }

    /// To whom an unclaimed task goes whose officer is on leave; nil where nobody is there who could have it.
    package func successor(of task: VerificationTask, in calendar: WorkingCalendar) -> DutyChoice? {
        guard task.state == .assigned, isAway(task.officerID) else { return nil }
        let next =
            task.kind == .appeal || task.excludedOfficerID != nil
            ? secondLook(at: task.report, otherThan: task.excludedOfficerID)
            : onDuty(for: task.report, in: calendar)
        switch next {
        case .named(let officer): return isAway(officer) ? nil : next
        case .leastLoaded(let officers):
            let present = officers.filter { !isAway($0) }
            return present.isEmpty ? nil : .leastLoaded(present)
        case nil: return nil
        }
    }

    /// To whom a task goes whose place lies in another cell now; nil where it stays: who has arrived or waits for an answer
    /// goes on, who called a department in closes the loop, and a second look was never the cell's.
    package func rerouted(_ task: VerificationTask, in calendar: WorkingCalendar) -> DutyChoice? {
        guard task.state == .assigned || task.state == .claimed, task.kind == .first || task.kind == .recheck,
            !task.isCallIn
        else { return nil }
        return onDuty(for: task.report, in: calendar)
    }

    private func isThere(_ officer: OfficerID) -> Bool { roster.isActive(officer) && !isAway(officer) }

    /// Whoever is on duty for the place of a report.
    private func onDuty(for report: ReportSummary, in calendar: WorkingCalendar) -> DutyChoice? {
        if let shift = shift(for: report, in: calendar) { return shift }
        let cell = roster.officers(of: report.gridCode)
        if let first = cell.first(where: isThere) { return .named(first) }
        let tiers = [roster.officers(of: report.villageCode), roster.officers(of: report.townCode).map(\.id)]
        for officers in tiers {
            let present = officers.filter { !isAway($0) }
            if !present.isEmpty { return .leastLoaded(present) }
        }
        return cell.first.map { .named($0) } ?? choice(of: tiers)
    }

    /// The town's duty roster, for what cannot wait until offices open.
    private func shift(for report: ReportSummary, in calendar: WorkingCalendar) -> DutyChoice? {
        guard report.urgency == .urgent, !calendar.isOfficeTime(now) else { return nil }
        let officers = (board.onDuty[report.townCode] ?? []).filter(isThere)
        return officers.isEmpty ? nil : .leastLoaded(officers)
    }

    /// The first group of which somebody is there, else the first with anybody in it.
    private func choice(of tiers: [[OfficerID]]) -> DutyChoice? {
        for officers in tiers {
            let present = officers.filter { !isAway($0) }
            if !present.isEmpty { return .leastLoaded(present) }
        }
        return tiers.first { !$0.isEmpty }.map { .leastLoaded($0) }
    }
}
