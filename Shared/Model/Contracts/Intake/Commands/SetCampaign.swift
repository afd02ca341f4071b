/// The city or a town's centre sets a campaign, new or changed, or ends it.
package struct SetCampaign: CommandContract {
    package static let type = MessageType(literal: "campaign.set.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "The city or a town's centre sets a campaign, new or changed, or ends it."

    /// When it was ended is the service's to say.
    package let campaign: Campaign
    /// It is over before its time.
    package let isEnded: Bool
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        campaign: Campaign,
        isEnded: Bool = false,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.campaign = campaign
        self.isEnded = isEnded
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
