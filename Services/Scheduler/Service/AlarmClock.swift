import Model
import NIOConcurrencyHelpers

/// Lets the firing loop sleep until the earliest timer, and wakes it when an earlier one was committed.
final class AlarmClock: Sendable {
    private struct State {
        var wakesAt: Timestamp?
        var sleeper: AsyncStream<Void>.Continuation?
    }

    private let state = NIOLockedValueBox(State())

    /// Sleeps for `duration` at the most.
    func sleep(for duration: Duration, until moment: Timestamp) async {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLockedValue { $0 = State(wakesAt: moment, sleeper: continuation) }
        let timer = Task {
            try? await Task.sleep(for: duration, tolerance: .zero)
            continuation.finish()
        }
        var iterator = stream.makeAsyncIterator()
        await withTaskCancellationHandler {
            _ = await iterator.next()
        } onCancel: {
            continuation.finish()
        }
        timer.cancel()
        state.withLockedValue { $0 = State() }
    }

    /// A timer for `moment` was committed.
    func ring(ifBefore moment: Timestamp) {
        let sleeper = state.withLockedValue { state -> AsyncStream<Void>.Continuation? in
            guard let wakesAt = state.wakesAt, moment < wakesAt else { return nil }
            return state.sleeper
        }
        sleeper?.yield()
    }
}
