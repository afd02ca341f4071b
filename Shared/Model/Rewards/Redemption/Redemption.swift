import Crypto

/// An exchange of points for an offer: paid at once, handed over at the town's counter for a code, or cancelled before.
package struct Redemption: Hashable, Codable, Sendable {
    package let id: RedemptionID
    package let citizenID: CitizenID
    package let offerCode: OfferCode
    package let townCode: TownCode
    package let points: Points
    package let redeemedAt: Timestamp
    package internal(set) var state: RedemptionState
    /// The `sequence` of its last event.
    package internal(set) var version: Int
    package internal(set) var changedAt: Timestamp

    /// Every legal step of an exchange.
    package static let table = TransitionTable<RedemptionState, RedemptionTrigger>(
        starts: [.waiting],
        steps: [
            (.handOver, [.waiting], .state(.handedOver)),
            (.cancel, [.waiting], .state(.cancelled)),
        ]
    )

    init(id: RedemptionID, citizenID: CitizenID, offer: Offer, at now: Timestamp) {
        self.id = id
        self.citizenID = citizenID
        offerCode = offer.code
        townCode = offer.townCode
        points = offer.points
        redeemedAt = now
        changedAt = now
        state = .waiting
        version = 1
    }

    /// What the citizen shows: eight characters without those that look like others. It follows from the id, which nobody
    /// can guess: it is made with the gateway's secret.
    package var code: String { Self.code(of: id) }

    static func code(of id: RedemptionID) -> String {
        let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
        return String(
            SHA256.hash(data: Array("redemption/\(id)".utf8)).prefix(8).map { letters[Int($0) % letters.count] }
        )
    }

    /// A code as people type it: small letters, spaces and hyphens are no difference.
    package static func code(typed text: String) -> String {
        text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    }
}
