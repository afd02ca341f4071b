/// An account is no more: whatever was kept of the person goes; facts, figures and ledgers stay.
package struct CitizenErased: MessageContract {
    package static let type = MessageType(literal: "citizen.erased.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.gateway
    package static let sentence = "An account is no more: whatever was kept of the person goes; facts and figures stay."

    package let citizenID: CitizenID
    package let at: Timestamp
    package let reason: ErasureReason

    package init(citizenID: CitizenID, at: Timestamp, reason: ErasureReason) {
        self.citizenID = citizenID
        self.at = at
        self.reason = reason
    }
}
