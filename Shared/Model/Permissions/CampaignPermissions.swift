/// The table of campaigns: whose they are decides who may set them.
package struct CampaignPermissions: Sendable {
    package let cast: PermissionCast
    private let start: Timestamp

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
    }

    package func command(
        by actor: CommandActor,
        in situation: RoutingPermissions.Situation,
        code: CampaignCode
    ) -> SetCampaign {
        let town: TownCode? =
            switch situation {
            case .own: cast.cell.town
            case .other: cast.otherCell.town
            case .city: nil
            }
        let campaign = Campaign(
            code: code,
            topic: .fireSafety,
            name: "消防宣传月",
            townCode: town,
            from: start,
            until: start + .seconds(86_400)
        )
        return SetCampaign(campaign: campaign, actor: actor)
    }

    package var table: PermissionTable {
        let situations = RoutingPermissions.Situation.allCases
        let rows = PermissionCast.Person.allCases.map { person in
            PermissionTable.Row(
                command: SetCampaign.type,
                person: person,
                outcomes: situations.map { situation in
                    guard let code = CampaignCode(rawValue: "permissions") else { return .other }
                    let command = command(by: cast.actor(person), in: situation, code: code)
                    return (command.campaign.refusal(to: command.actor) ?? command.campaign.fault)?.code
                }
            )
        }
        return PermissionTable(title: "Campaigns", situations: situations.map(\.words), rows: rows)
    }
}
