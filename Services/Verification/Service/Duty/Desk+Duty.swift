import Messaging
import Model

extension Desk {
    /// Who is on duty now: read once a batch, because a leave may have been entered a moment ago.
    func planner() throws -> DutyPlanner {
        if let known = duty { return known }
        let planner = DutyPlanner(
            roster: city.roster,
            board: try DutyStore.board(at: now, in: transaction.database),
            at: now
        )
        duty = planner
        return planner
    }

    /// The officer of a choice; loads are read when a choice asks for them, and count what this batch gave out.
    func officer(of choice: DutyChoice?) throws -> OfficerID? {
        guard let choice else { return nil }
        if case .leastLoaded(let officers) = choice {
            let unknown = officers.filter { loads[$0] == nil }
            if !unknown.isEmpty {
                let read = try DutyStore.loads(of: unknown, in: transaction.database)
                for officer in unknown { loads[officer] = read[officer] ?? 0 }
            }
        }
        guard let officer = choice.officer(load: loads) else { return nil }
        if let load = loads[officer] { loads[officer] = load + 1 }
        return officer
    }

    /// The officer whom a command names.
    func colleague(named officer: OfficerID) throws -> Colleague? {
        guard let town = city.roster.town(of: officer) else { return nil }
        return Colleague(id: officer, town: town, isAway: try planner().isAway(officer))
    }

    func calendar(for report: ReportSummary) -> WorkingCalendar { city.limits(for: report).calendar }
}
