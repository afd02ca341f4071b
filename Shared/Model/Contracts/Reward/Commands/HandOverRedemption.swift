/// The town's counter hands over what points were exchanged for.
package struct HandOverRedemption: CommandContract {
    package static let type = MessageType(literal: "redemption.handOver.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The town's counter hands over what points were exchanged for."

    package let redemptionID: RedemptionID
    /// What the citizen showed; nothing is handed over without it.
    package let code: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        redemptionID: RedemptionID,
        code: String?,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.redemptionID = redemptionID
        self.code = code
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
