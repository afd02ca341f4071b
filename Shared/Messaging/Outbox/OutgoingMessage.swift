package import Foundation
package import Model

/// A message that a change leads to, before it has a place in the journal.
package struct OutgoingMessage: Sendable {
    package let id: UUID
    package let type: MessageType
    package let subject: String?
    package let sequence: Int64
    package let town: String?
    package let occurredAt: Timestamp
    package let cause: UUID?
    package let actor: String?
    package let traceparent: String?
    package let body: String
    package let lane: RelayLane
    package let exchange: String
    package let routingKey: String
    package let expiresAt: Timestamp?
}
