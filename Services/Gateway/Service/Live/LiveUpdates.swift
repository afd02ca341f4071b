import NIOConcurrencyHelpers

/// Wakes open streams when something happened to what they follow; what happened they read for themselves.
///
/// Nothing waits here for a slow reader: a stream that was woken twice reads once.
package final class LiveUpdates: Sendable {
    /// Streams of this process; more are turned away.
    static let roomFor = 2_000

    private struct State {
        var next = 0
        var streams: [LiveTopic: [Int: AsyncStream<Void>.Continuation]] = [:]
        var count = 0
        var demand: AsyncStream<Void>.Continuation?
    }

    private let state = NIOLockedValueBox(State())
    /// A reader that takes nothing for so long is dropped.
    let patience: Duration

    package init(patience: Duration = .seconds(15)) {
        self.patience = patience
    }

    /// Whether anybody listens.
    package var isNeeded: Bool { state.withLockedValue { $0.count > 0 } }

    /// An element whenever the first listener came.
    package func demand() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLockedValue { $0.demand = continuation }
        if isNeeded { continuation.yield() }
        return stream
    }

    /// Something happened to these.
    package func wake(_ topics: some Sequence<LiveTopic>) {
        let woken = state.withLockedValue { state in
            topics.flatMap { topic in state.streams[topic].map { Array($0.values) } ?? [] }
        }
        for continuation in woken { continuation.yield() }
    }

    /// Something may have happened to anything: after a reconnect, and now and then for safety.
    package func wakeAll() {
        let woken = state.withLockedValue { $0.streams.values.flatMap(\.values) }
        for continuation in woken { continuation.yield() }
    }

    /// - Throws: `Problem` 503 when too many listen.
    func listen(to topic: LiveTopic) throws -> Listener {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let place: (id: Int, demand: AsyncStream<Void>.Continuation?)? = state.withLockedValue { state in
            guard state.count < Self.roomFor else { return nil }
            state.next += 1
            state.count += 1
            state.streams[topic, default: [:]][state.next] = continuation
            return (state.next, state.count == 1 ? state.demand : nil)
        }
        guard let place else { throw Problem.unavailable("too many live streams", retryAfter: 30) }
        place.demand?.yield()
        return Listener(stream: stream) { [self] in
            state.withLockedValue { state in
                guard state.streams[topic]?.removeValue(forKey: place.id) != nil else { return }
                state.count -= 1
                if state.streams[topic]?.isEmpty == true { state.streams[topic] = nil }
            }
        }
    }
}
