import NIOConcurrencyHelpers

/// Wakes the worker of this process when something was committed that it should call the provider for.
final class PayoutBell: Sendable {
    private struct State {
        var isRung = false
        var sleeper: AsyncStream<Void>.Continuation?
    }

    private let state = NIOLockedValueBox(State())

    func ring() {
        let sleeper = state.withLockedValue { state in
            state.isRung = true
            return state.sleeper
        }
        sleeper?.finish()
    }

    /// Returns at once when it was rung since the last time.
    func wait(atMost limit: Duration) async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let isRung = state.withLockedValue { state in
            state.sleeper = continuation
            defer { state.isRung = false }
            return state.isRung
        }
        if !isRung {
            let timer = Task {
                try? await Task.sleep(for: limit)
                continuation.finish()
            }
            for await _ in stream {}
            timer.cancel()
        }
        state.withLockedValue {
            $0.sleeper = nil
            $0.isRung = false
        }
    }
}
