import FoundationEssentials

/// The tables of the duty roster and of leave: whose officers they are decides who may plan them.
package struct DutyPermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case own, other

        package var words: String {
            switch self {
            case .own: "of the town"
            case .other: "of another town"
            }
        }
    }

    package let cast: PermissionCast
    /// An officer of the town, and one of another.
    package let officer: OfficerID
    package let farOfficer: OfficerID
    private let start: Timestamp

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
        officer = cast.officerID
        farOfficer = OfficerID(cast.actor(.farOfficer).id.uuid)
    }

    private func town(_ situation: Situation) -> TownCode {
        situation == .own ? cast.cell.town : cast.otherCell.town
    }

    private func officer(_ situation: Situation) -> OfficerID { situation == .own ? officer : farOfficer }

    private var from: Timestamp { start + .seconds(30 * 86_400) }
    private var until: Timestamp { start + .seconds(32 * 86_400) }

    /// Every command about duty and leave, well formed, given by an actor.
    package func commands(
        by actor: CommandActor,
        in situation: Situation,
        leave: LeaveID,
        shift: DutyShiftID
    ) -> [any CommandContract] {
        [
            EnterLeave(
                leaveID: leave,
                officerID: officer(situation),
                from: from,
                until: until,
                reason: "年休假",
                actor: actor
            ),
            CancelLeave(leaveID: leave, actor: actor),
            SetDutyShift(
                shiftID: shift,
                townCode: town(situation),
                officers: [officer(situation)],
                from: from,
                until: until,
                actor: actor
            ),
        ]
    }

    /// The leave that is cancelled.
    private func entered(_ leave: LeaveID, _ situation: Situation) -> OfficerLeave {
        OfficerLeave(
            id: leave,
            officerID: officer(situation),
            townCode: town(situation),
            from: from,
            until: until,
            reason: "年休假"
        )
    }

    private var roster: OfficerRoster {
        OfficerRoster(
            officers: [
                .init(id: officer, village: cast.cell.village), .init(id: farOfficer, village: cast.otherCell.village),
            ],
            cells: [:]
        )
    }

    package var table: PermissionTable {
        let (leave, shift) = (LeaveID(.named("permission leave")), DutyShiftID(.named("permission shift")))
        func outcome(_ command: any CommandContract, _ situation: Situation) -> RefusalCode? {
            switch command {
            case let command as EnterLeave:
                let town = roster.town(of: command.officerID)
                return OfficerLeave.entering(command, town: town, others: [], at: start).refusal
            case let command as CancelLeave:
                return entered(leave, situation).cancelling(command, at: start).refusal
            case let command as SetDutyShift:
                return DutyShift.setting(command, known: nil, roster: roster, at: start).refusal
            default: return .other
            }
        }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            let commands = Situation.allCases.map {
                self.commands(by: cast.actor(person), in: $0, leave: leave, shift: shift)
            }
            return (commands.first ?? []).indices.map { index in
                PermissionTable.Row(
                    command: type(of: commands[0][index]).type,
                    person: person,
                    outcomes: Situation.allCases.indices.map { place in
                        outcome(commands[place][index], Situation.allCases[place])
                    }
                )
            }
        }
        return PermissionTable(title: "Duty and leave", situations: Situation.allCases.map(\.words), rows: rows)
    }
}

extension Result where Failure == Refusal {
    fileprivate var refusal: RefusalCode? {
        if case .failure(let refusal) = self { refusal.code } else { nil }
    }
}
