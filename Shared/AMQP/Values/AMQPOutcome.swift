/// What became of one publication.
package enum AMQPOutcome: Sendable {
    /// The broker has taken responsibility (quorum queues: written and synced by a majority).
    case confirmed
    /// The broker refused responsibility, for example because a queue with `reject-publish` is full.
    case nacked
    /// No queue took a mandatory message; the broker's reply code (312: no route) and text.
    case returned(code: UInt16, text: String)
    /// `error.code` is `.neverSent` when the broker cannot have the message, `.fateUnknown` when it may have it.
    case failed(AMQPError)

    package var isConfirmed: Bool {
        if case .confirmed = self { true } else { false }
    }

    /// Nil when confirmed; otherwise the outcome as an error with code `.nacked`, `.returned`, `.neverSent` or `.fateUnknown`.
    package var error: AMQPError? {
        switch self {
        case .confirmed: nil
        case .nacked: AMQPError(.nacked, "The broker did not accept the message: a queue is full or unavailable.")
        case .returned(let code, let text):
            AMQPError(.returned, "No queue took the message: \(code) \(text).", replyCode: code)
        case .failed(let error): error
        }
    }
}
