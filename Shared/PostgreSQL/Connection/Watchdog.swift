internal import Dispatch
internal import NIOConcurrencyHelpers

/// One thread of the process that looks after every connection's calls.
///
/// It wakes once a second, or sooner for the nearest deadline; a call with a limit below a second wakes it, longer ones
/// need no word: it is awake again before they are due.
final class Watchdog: Sendable {
    static let shared = Watchdog()

    private static let longestSleep = Duration.seconds(1)

    private struct State {
        var guards: [ObjectIdentifier: CallGuard] = [:]
        var isRunning = false
    }

    private let state = NIOLockedValueBox(State())
    private let wake = DispatchSemaphore(value: 0)

    func watch(_ call: CallGuard) {
        let starts = state.withLockedValue { state in
            state.guards[ObjectIdentifier(call)] = call
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts { OwnThread.start(name: "pg-watchdog") { self.run() } }
    }

    func forget(_ call: CallGuard) {
        state.withLockedValue { _ = $0.guards.removeValue(forKey: ObjectIdentifier(call)) }
    }

    func expect(within limit: Duration) {
        if limit < Self.longestSleep { wake.signal() }
    }

    private func run() {
        while true {
            let now = ContinuousClock.now
            var nearest = now + Self.longestSleep
            let guards = state.withLockedValue { Array($0.guards.values) }
            for call in guards {
                if let deadline = call.check(now), deadline < nearest { nearest = deadline }
            }
            _ = wake.wait(timeout: .now() + (nearest - now).seconds)
        }
    }
}
