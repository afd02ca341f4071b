/// The basic properties of a message (AMQP 0-9-1, class basic).
///
/// Texts are limited to 255 bytes of UTF-8 by the protocol; a longer one makes the publication fail as never sent.
package struct AMQPProperties: Sendable, Hashable {
    package var contentType: String?
    package var headers: [String: AMQPValue]
    /// Delivery mode 2: written to disk by classic queues; quorum queues always write.
    package var isPersistent: Bool
    package var correlationID: String?
    package var replyTo: String?
    /// How long the message may wait in a queue, in milliseconds.
    package var expiration: UInt64?
    package var messageID: String?
    /// Seconds since 1970.
    package var timestamp: UInt64?
    package var type: String?
    /// The broker refuses a name that is not the connection's own.
    package var userID: String?
    package var appID: String?
    package var contentEncoding: String?

    package init(
        contentType: String? = nil,
        headers: [String: AMQPValue] = [:],
        isPersistent: Bool = true,
        correlationID: String? = nil,
        replyTo: String? = nil,
        expiration: UInt64? = nil,
        messageID: String? = nil,
        timestamp: UInt64? = nil,
        type: String? = nil,
        userID: String? = nil,
        appID: String? = nil,
        contentEncoding: String? = nil
    ) {
        self.contentType = contentType
        self.headers = headers
        self.isPersistent = isPersistent
        self.correlationID = correlationID
        self.replyTo = replyTo
        self.expiration = expiration
        self.messageID = messageID
        self.timestamp = timestamp
        self.type = type
        self.userID = userID
        self.appID = appID
        self.contentEncoding = contentEncoding
    }
}
