/// An exchange of points was taken back; the points are the citizen's again.
package struct RedemptionCancelled: MessageContract {
    package static let type = MessageType(literal: "redemption.cancelled.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.reward
    package static let sentence = "An exchange of points was taken back; the points are the citizen's again."

    package let redemptionID: RedemptionID
    package let at: Timestamp
    package let citizenID: CitizenID
    package let offerCode: OfferCode
    package let townCode: TownCode
    package let points: Points
    /// Of these went to what the citizen had been forgiven while they were spent; nil where nothing had been.
    package let settled: Points?

    package init(_ redemption: Redemption, settled: Points? = nil, at: Timestamp) {
        redemptionID = redemption.id
        self.at = at
        citizenID = redemption.citizenID
        offerCode = redemption.offerCode
        townCode = redemption.townCode
        points = redemption.points
        self.settled = settled
    }

    package var town: TownCode? { townCode }
}
