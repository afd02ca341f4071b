import AMQP

extension AMQPState {
    /// Disconnected for longer than a reconnect takes: whoever asks now hears it at once instead of waiting in vain.
    var isLost: Bool {
        if case .disconnected(let since, _) = self { ContinuousClock.now - since > .seconds(1) } else { false }
    }
}
