import NIOConcurrencyHelpers

/// What a connection's owner thread, its callers and the watchdog share.
final class ConnectionControl: Watched {
    private struct State {
        var visible: AMQPState = .disconnected(since: .now, reason: "connecting for the first time")
        var statistics = AMQPStatistics()
        var isClosing = false
        var isOpening = true
        var isFinished = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    let signal = WakeSignal()
    let callGuard = CallGuard()
    private let mailbox: any ConnectionMailbox
    private let state = NIOLockedValueBox(State())

    init(mailbox: any ConnectionMailbox) {
        self.mailbox = mailbox
        Watchdog.shared.add(self)
    }

    func tick(at moment: MonotonicTime) {
        callGuard.inspect(at: moment)
        mailbox.expire(at: moment, state: visible)
    }

    var visible: AMQPState { state.withLockedValue(\.visible) }
    var statistics: AMQPStatistics { state.withLockedValue(\.statistics) }
    var isClosing: Bool { state.withLockedValue(\.isClosing) }

    func report(_ statistics: AMQPStatistics) {
        state.withLockedValue { $0.statistics = statistics }
    }

    func report(_ visible: AMQPState) {
        state.withLockedValue { $0.visible = visible }
    }

    /// Keeps the moment since which it has been so.
    func reportDisconnected(_ reason: String) {
        state.withLockedValue { state in
            var since = ContinuousClock.now
            if case .disconnected(let before, _) = state.visible { since = before }
            state.visible = .disconnected(since: since, reason: reason)
        }
    }

    func reportOpening(_ isOpening: Bool) {
        state.withLockedValue { $0.isOpening = isOpening }
    }

    /// Asks the owner thread to end, without waiting for it.
    func requestClose() {
        state.withLockedValue { $0.isClosing = true }
        signal.wake()
    }

    /// Returns when the owner thread has drained and ended, or at once when it is just opening a connection: then there
    /// is nothing to drain, and opening one may take as long as name resolution takes.
    func close() async {
        requestClose()
        let isOpening = state.withLockedValue { $0.isOpening && !$0.isFinished }
        if isOpening {
            mailbox.abandon()
            return
        }
        await withCheckedContinuation { closer in
            let isFinished = state.withLockedValue { state in
                if !state.isFinished { state.closers.append(closer) }
                return state.isFinished
            }
            if isFinished { closer.resume() }
        }
    }

    /// The owner thread's last word.
    func finish() {
        Watchdog.shared.remove(self)
        mailbox.abandon()
        let closers = state.withLockedValue { state in
            state.isFinished = true
            state.visible = .disconnected(since: .now, reason: "closed")
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }
}
