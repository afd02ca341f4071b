/// A citizen exchanged points for an offer.
package struct PointsRedeemed: MessageContract {
    package static let type = MessageType(literal: "points.redeemed.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.reward
    package static let sentence = "A citizen exchanged points for an offer."

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
