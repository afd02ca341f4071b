/// A campaign was set, changed or ended: how it stands from now on.
package struct CampaignChanged: MessageContract {
    package static let type = MessageType(literal: "campaign.changed.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.intake
    package static let sentence = "A campaign was set, changed or ended: how it stands from now on."

    package let campaign: Campaign
    /// From 1; one more with each change.
    package let version: Int
    package let at: Timestamp

    package init(campaign: Campaign, version: Int, at: Timestamp) {
        self.campaign = campaign
        self.version = version
        self.at = at
    }

    package var town: TownCode? { campaign.townCode }
}
