/// The citizen exchanges points for an offer.
package struct RedeemPoints: CommandContract {
    package static let type = MessageType(literal: "points.redeem.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The citizen exchanges points for an offer."

    package let offerCode: OfferCode
    /// Where it is handed over.
    package let townCode: TownCode
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        offerCode: OfferCode,
        townCode: TownCode,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.offerCode = offerCode
        self.townCode = townCode
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
