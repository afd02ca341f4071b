/// Who is away and who has the duty of a town, at one moment.
package struct DutyBoard: Hashable, Sendable {
    /// On leave.
    package let away: Set<OfficerID>
    /// On the town's duty roster now, for nights and holidays; in the order of their codes.
    package let onDuty: [TownCode: [OfficerID]]

    package init(away: Set<OfficerID> = [], onDuty: [TownCode: [OfficerID]] = [:]) {
        self.away = away
        self.onDuty = onDuty.mapValues { Set($0).sorted() }
    }

    /// Out of all leaves and shifts, as they stand at a moment.
    package init(leaves: [OfficerLeave], shifts: [DutyShift], at moment: Timestamp) {
        let running = shifts.filter { $0.covers(moment) }
        self.init(
            away: Set(leaves.lazy.filter { $0.covers(moment) }.map(\.officerID)),
            onDuty: Dictionary(grouping: running, by: \.townCode).mapValues { $0.flatMap(\.officers) }
        )
    }
}
