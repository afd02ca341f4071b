extension AMQPError {
    /// The broker cannot have the message.
    static func neverSent(_ cause: AMQPError) -> AMQPError {
        AMQPError(.neverSent, "The message was not sent.", cause: cause, replyCode: cause.replyCode)
    }

    /// The broker may have the message.
    static func fateUnknown(_ cause: AMQPError) -> AMQPError {
        AMQPError(
            .fateUnknown,
            "The message was sent, but the broker did not confirm it.",
            cause: cause,
            replyCode: cause.replyCode
        )
    }

    /// Why something could not be sent in its time.
    init(waitingIn state: AMQPState, for duration: Duration) {
        switch state {
        case .blocked(let reason):
            self.init(.blocked, "The broker has been taking no publications for \(duration): \(reason).")
        case .disconnected(_, let reason):
            self.init(.connectionLost, "No connection to the broker for \(duration): \(reason)")
        case .connected:
            self.init(.timedOut, "Waited \(duration) behind other publications.")
        }
    }
}
