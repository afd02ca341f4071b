/// The citizen, or the counter, takes an exchange of points back.
package struct CancelRedemption: CommandContract {
    package static let type = MessageType(literal: "redemption.cancel.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The citizen, or the counter, takes an exchange of points back."

    package let redemptionID: RedemptionID
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        redemptionID: RedemptionID,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.redemptionID = redemptionID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
