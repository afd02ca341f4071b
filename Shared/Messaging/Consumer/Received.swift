package import Model

/// A message as a handler gets it: decoded, with its envelope.
package struct Received<Body: MessageContract>: Sendable {
    package let envelope: MessageEnvelope
    package let body: Body

    package init(envelope: MessageEnvelope, body: Body) {
        self.envelope = envelope
        self.body = body
    }
}
