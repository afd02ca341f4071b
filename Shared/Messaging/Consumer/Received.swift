package import Model

/// A message as a handler gets it: decoded, with its envelope.
package struct Received<Body: MessageContract>: Sendable {
    package let envelope: MessageEnvelope
    package let body: Body
    /// As it was published: the departments' replies tell by it who speaks.
    package let routingKey: String

    package init(envelope: MessageEnvelope, body: Body, routingKey: String = "") {
        self.envelope = envelope
        self.body = body
        self.routingKey = routingKey
    }
}
