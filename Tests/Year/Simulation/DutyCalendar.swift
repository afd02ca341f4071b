import Model
import SeededRandom

/// The leaves and the duty roster of the whole year, found by day.
struct DutyCalendar {
    let leaves: [OfficerLeave]
    private let leavesOfDay: [Int: [OfficerLeave]]
    private let shiftsOfDay: [Int: [DutyShift]]

    init(_ city: YearCity, firstDay: CivilDay, days: Int, habits: inout Habits) {
        var leaves: [OfficerLeave] = []
        for officer in city.officers { leaves += Self.leaves(of: officer, city, firstDay, days, &habits) }
        self.leaves = leaves
        leavesOfDay = Self.byDay(leaves) { ($0.from, $0.end) }
        shiftsOfDay = Self.byDay(Self.shifts(city, firstDay, days, &habits)) { ($0.from, $0.until) }
    }

    func board(at moment: Timestamp) -> DutyBoard {
        let day = CivilDay(moment).number
        return DutyBoard(leaves: leavesOfDay[day] ?? [], shifts: shiftsOfDay[day] ?? [], at: moment)
    }

    /// Two to four a year, as the centre enters them; what overlaps is refused.
    private static func leaves(
        of officer: OfficerID,
        _ city: YearCity,
        _ firstDay: CivilDay,
        _ days: Int,
        _ habits: inout Habits
    ) -> [OfficerLeave] {
        guard let town = city.roster.town(of: officer) else { return [] }
        let centre = CommandActor(id: .named("centre \(town)"), role: .townCentre, scope: .town(town))
        var entered: [OfficerLeave] = []
        for number in 0..<(2 + habits.random.below(3)) {
            let from = (firstDay + habits.random.below(days)).start + .seconds(habits.random.below(86_400))
            let command = EnterLeave(
                leaveID: .named("leave \(officer) \(number)"),
                officerID: officer,
                from: from,
                until: from + .seconds(86_400 * (1 + habits.random.below(10))),
                reason: "年休假",
                actor: centre
            )
            let result = OfficerLeave.entering(command, town: town, others: entered, at: firstDay.start)
            if case .success(let leave) = result { entered.append(leave) }
        }
        return entered
    }

    /// Two officers of each town from the close of offices until they open again, and all day where they stay closed.
    private static func shifts(
        _ city: YearCity,
        _ firstDay: CivilDay,
        _ days: Int,
        _ habits: inout Habits
    ) -> [DutyShift] {
        let calendar = city.policies.calendar
        return (0..<days).flatMap { offset -> [DutyShift] in
            let day = firstDay + offset
            let begins = day.start + (calendar.isWorkingDay(day) ? .seconds(17 * 3_600 + 1_800) : .zero)
            let next = day + 1
            let ends = next.start + (calendar.isWorkingDay(next) ? .seconds(8 * 3_600 + 1_800) : .zero)
            return city.towns.map { town in
                let officers = city.roster.officers(of: town.code).map(\.id)
                let place = habits.random.below(officers.count)
                return DutyShift(
                    id: .named("shift \(town.code) \(day)"),
                    townCode: town.code,
                    officers: [officers[place], officers[(place + 1) % officers.count]],
                    from: begins,
                    until: ends
                )
            }
        }
    }

    private static func byDay<Span>(
        _ spans: [Span],
        _ ends: (Span) -> (from: Timestamp, until: Timestamp)
    ) -> [Int: [Span]] {
        var found: [Int: [Span]] = [:]
        for span in spans {
            let (from, until) = ends(span)
            for day in CivilDay(from).number...CivilDay(until).number { found[day, default: []].append(span) }
        }
        return found
    }
}
