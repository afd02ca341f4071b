import NIOConcurrencyHelpers

/// Somebody's rounds: looks at their list while something is expected there, at most once in a pause, so that one look
/// finds many things.
final class ReplayRound: Sendable {
    private let expected = NIOLockedValueBox(0)
    private let bell: AsyncStream<Void>
    private let ringer: AsyncStream<Void>.Continuation

    init() {
        (bell, ringer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Something will be on the list.
    func expect() {
        expected.withLockedValue { $0 += 1 }
        ringer.yield()
    }

    /// Something expected was found and dealt with.
    func met() {
        expected.withLockedValue { $0 -= 1 }
    }

    /// Makes rounds until the task is cancelled.
    func run(pause: Duration, _ round: @Sendable () async -> Void) async {
        for await _ in bell {
            await round()
            try? await Task.sleep(for: pause)
            if expected.withLockedValue({ $0 > 0 }) { ringer.yield() }
        }
    }
}

/// Works through a list, several at a time.
func inParallel<Item: Sendable>(_ items: [Item], limit: Int, _ body: @escaping @Sendable (Item) async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
        for (place, item) in items.enumerated() {
            if place >= limit { await group.next() }
            group.addTask { await body(item) }
        }
    }
}
