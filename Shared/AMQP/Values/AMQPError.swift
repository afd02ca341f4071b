/// What went wrong with the broker or on the way to it.
package struct AMQPError: Error, Sendable, CustomStringConvertible {
    /// Stable names; callers decide by these, never by the message.
    package enum Code: String, Sendable {
        // Publications and requests.
        /// The broker cannot have the message: sending it again makes no duplicate.
        case neverSent
        /// The broker may or may not have the message: sending it again may make a duplicate.
        case fateUnknown
        /// The broker answered with basic.nack.
        case nacked
        /// No queue took the mandatory message.
        case returned
        /// The request was sent, and no reply came in time.
        case noReply

        // Connections.
        /// Name resolution, connecting, or the protocol's handshake failed.
        case connectFailed
        /// The broker refused the user, the password or the virtual host.
        case authenticationFailed
        /// The TLS handshake failed, or the peer's certificate was not accepted.
        case tlsFailed
        /// An established connection broke, or its heartbeats stopped.
        case connectionLost
        /// The broker closed the connection with a reply code.
        case connectionClosed
        /// The broker closed the channel with a reply code.
        case channelClosed
        /// The broker has blocked publishers (memory or disk alarm).
        case blocked
        /// A call outlived its limit.
        case timedOut
        /// Too many publications are already waiting.
        case overloaded
        /// Closed by its own user.
        case closed
        /// The waiting task was cancelled.
        case cancelled

        // Answers of the broker to an operation.
        /// 404
        case notFound
        /// 403
        case accessRefused
        /// 405
        case resourceLocked
        /// 406
        case preconditionFailed

        /// An argument cannot be expressed in the protocol (a text over 255 bytes, a table over one frame).
        case invalidArgument
        /// librabbitmq or the broker did something this library does not know.
        case unexpected
    }

    package let code: Code
    package let message: String
    package let cause: (any Error)?
    /// The broker's reply code, where it sent one (AMQP 0-9-1, constants).
    package let replyCode: UInt16?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil, replyCode: UInt16? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.replyCode = replyCode
    }

    package var description: String {
        guard let cause else { return "\(code.rawValue): \(message)" }
        return "\(code.rawValue): \(message) (\(cause))"
    }
}
