import FoundationEssentials

/// The table of the rules for what true reports bring: no town has any, money is the city's, whatever was set before.
package struct RewardRulePermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case new, inForce, stopped

        package var words: String {
            switch self {
            case .new: "not set before"
            case .inForce: "in force"
            case .stopped: "stopped"
            }
        }
    }

    package let cast: PermissionCast
    private let start: Timestamp

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
    }

    /// Setting the rule and trying it on past reports, well formed, given by an actor.
    package func commands(by actor: CommandActor, id: RewardRuleID) -> [any CommandContract] {
        [
            set(id, isActive: true, actor),
            PreviewRewardRule(
                rule: rule(id, isActive: true),
                from: start,
                until: start + .seconds(86_400),
                actor: actor
            ),
        ]
    }

    /// What the city has set before.
    package func steps(to situation: Situation, id: RewardRuleID) -> [SetRewardRule] {
        let city = cast.actor(.city)
        return switch situation {
        case .new: []
        case .inForce: [set(id, isActive: true, city)]
        case .stopped: [set(id, isActive: true, city), set(id, isActive: false, city)]
        }
    }

    private func set(_ id: RewardRuleID, isActive: Bool, _ actor: CommandActor) -> SetRewardRule {
        SetRewardRule(rule: rule(id, isActive: isActive), actor: actor)
    }

    private func rule(_ id: RewardRuleID, isActive: Bool) -> RewardRule {
        RewardRule(id: id, name: "汛期加分", points: Points(4), note: "汛期", isActive: isActive)
    }

    package var table: PermissionTable {
        let id = RewardRuleID(.named("permission reward rule"))
        func outcome(_ command: any CommandContract) -> RefusalCode? {
            switch command {
            case let command as SetRewardRule: (command.rule.refusal(to: command.actor) ?? command.rule.fault)?.code
            case let command as PreviewRewardRule: command.fault?.code
            default: .other
            }
        }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person), id: id).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    // Who asks decides alone: what was set before changes nothing.
                    outcomes: Situation.allCases.map { _ in outcome(command) }
                )
            }
        }
        return PermissionTable(
            title: "Rules for rewards",
            situations: Situation.allCases.map(\.words),
            rows: rows
        )
    }
}
