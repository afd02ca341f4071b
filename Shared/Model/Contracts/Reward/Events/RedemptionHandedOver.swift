/// What points were exchanged for was handed over.
package struct RedemptionHandedOver: MessageContract {
    package static let type = MessageType(literal: "redemption.handedOver.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.reward
    package static let sentence = "What points were exchanged for was handed over."

    package let redemptionID: RedemptionID
    package let at: Timestamp
    package let citizenID: CitizenID
    package let offerCode: OfferCode
    package let townCode: TownCode
    package let points: Points

    package init(_ redemption: Redemption, at: Timestamp) {
        redemptionID = redemption.id
        self.at = at
        citizenID = redemption.citizenID
        offerCode = redemption.offerCode
        townCode = redemption.townCode
        points = redemption.points
    }

    package var town: TownCode? { townCode }
}
