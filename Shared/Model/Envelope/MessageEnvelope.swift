/// What goes with every message besides its body: the attributes of CloudEvents 1.0 and our extensions of them.
package struct MessageEnvelope: Hashable, Sendable {
    /// CloudEvents `id`; with the source it names the message for ever.
    package let id: MessageID
    package let type: MessageType
    /// The service that wrote it.
    package let source: ServiceName
    /// The report it is about, as text.
    package let subject: String?
    /// When it happened.
    package let time: Timestamp
    /// The aggregate's version: a projection applies only a newer one for each source and subject.
    package let sequence: Int64
    package let town: TownCode?
    /// W3C trace context.
    package let traceparent: String?
    /// The message whose handling wrote this one.
    package let cause: MessageID?
    /// A command is not carried out after this moment.
    package let expiresAt: Timestamp?

    package init(
        id: MessageID,
        type: MessageType,
        source: ServiceName,
        subject: String?,
        time: Timestamp,
        sequence: Int64,
        town: TownCode? = nil,
        traceparent: String? = nil,
        cause: MessageID? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.id = id
        self.type = type
        self.source = source
        self.subject = subject
        self.time = time
        self.sequence = sequence
        self.town = town
        self.traceparent = traceparent
        self.cause = cause
        self.expiresAt = expiresAt
    }
}
