import NIOConcurrencyHelpers

/// Lets a fixed number of tasks through at a time; so many others wait in order, and more are turned away.
///
/// Whoever waits longer than his phone does asks again, and what was waited for is work for nobody: it is better to be told
/// at once.
package final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }

    /// Too many wait already.
    package struct Full: Error {
        package let waiting: Int
    }

    private let waiting: Int
    private let state: NIOLockedValueBox<State>

    /// - Parameter waiting: how many may wait.
    package init(places: Int, waiting: Int) {
        self.waiting = waiting
        state = NIOLockedValueBox(State(free: places))
    }

    /// Runs `body` when a place is free.
    /// - Throws: `Full` when too many wait, and what `body` throws.
    package func pass<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let outcome: Result<Void, any Error>? = state.withLockedValue { state in
                if state.free > 0 {
                    state.free -= 1
                    return .success(())
                }
                guard state.waiting.count < waiting else { return .failure(Full(waiting: waiting)) }
                state.waiting.append(continuation)
                return nil
            }
            if let outcome { continuation.resume(with: outcome) }
        }
    }

    private func leave() {
        let next: CheckedContinuation<Void, any Error>? = state.withLockedValue { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
