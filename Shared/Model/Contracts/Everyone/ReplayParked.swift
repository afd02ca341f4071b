/// An operator sends a parked message back to the queue that it came from.
package struct ReplayParked: CommandContract {
    package static let type = MessageType(literal: "parked.replay.v1")
    /// It is the gateway's to send; it is carried out by the service that `service` names.
    package static let owner = ServiceName.gateway
    package static let sentence = "An operator sends a parked message back; carried out by whoever put it aside."

    /// Who put it aside.
    package let service: ServiceName
    /// Its number there.
    package let number: Int64
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        service: ServiceName,
        number: Int64,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.service = service
        self.number = number
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}

extension ReplayParked {
    /// Why somebody may not; nil when they may.
    package var refusal: Refusal? { actor.role == .systemOperator ? nil : Refusal(.notPermitted) }
}
