import FoundationEssentials

/// The table of the routing rules: whose they are decides who may set them.
package struct RoutingPermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case own, other, city

        package var words: String {
            switch self {
            case .own: "of the town"
            case .other: "of another town"
            case .city: "of the city"
            }
        }
    }

    package let cast: PermissionCast

    package init(_ cast: PermissionCast) { self.cast = cast }

    package func command(by actor: CommandActor, in situation: Situation, id: RoutingRuleID) -> SetRoutingRule {
        let town: TownCode? =
            switch situation {
            case .own: cast.cell.town
            case .other: cast.otherCell.town
            case .city: nil
            }
        let rule = RoutingRule(
            id: id,
            townCode: town,
            priority: 10,
            category: cast.category.rawValue,
            departmentKind: cast.department.kind
        )
        return SetRoutingRule(rule: rule, actor: actor)
    }

    package var table: PermissionTable {
        let id = RoutingRuleID(.named("permission routing rule"))
        let rows = PermissionCast.Person.allCases.map { person in
            PermissionTable.Row(
                command: SetRoutingRule.type,
                person: person,
                outcomes: Situation.allCases.map { situation in
                    let command = command(by: cast.actor(person), in: situation, id: id)
                    return (command.rule.refusal(to: command.actor) ?? command.rule.fault)?.code
                }
            )
        }
        return PermissionTable(title: "Routing rules", situations: Situation.allCases.map(\.words), rows: rows)
    }
}
