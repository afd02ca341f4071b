/// Why a true report brings no red packet.
package enum RedPacketDecline: String, Codable, Sendable, CaseIterable, Hashable {
    /// The category has points only.
    case notOffered
    /// The draw was lost.
    case notWon
    /// The town's budget of the month is used up.
    case budgetExhausted
    /// The citizen's cap of the day or month is reached.
    case capReached
    /// Reported anonymously.
    case anonymous
    /// Found gone on arrival: points only.
    case goneOnArrival
    /// Of a campaign for people under 18: points only.
    case minors
}
