import Foundation
import NIOConcurrencyHelpers

/// Something with time limits that its own thread may be too blocked to keep.
protocol Watched: AnyObject, Sendable {
    /// Called about ten times a second on the watchdog's thread; must not block.
    func tick(at moment: MonotonicTime)
}

/// The process's one thread that looks after every connection's time limits.
final class Watchdog: Sendable {
    static let shared = Watchdog()

    /// How late a limit may be noticed.
    static let grain: Duration = .milliseconds(100)

    private struct State {
        var watched: [ObjectIdentifier: any Watched] = [:]
        var isRunning = false
    }

    private let state = NIOLockedValueBox(State())
    private let signal = WakeSignal()

    func add(_ watched: any Watched) {
        let mustStart = state.withLockedValue { state in
            state.watched[ObjectIdentifier(watched)] = watched
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustStart {
            let thread = Thread { [self] in run() }
            thread.name = "amqp-watchdog"
            thread.start()
        }
        signal.wake()
    }

    func remove(_ watched: any Watched) {
        state.withLockedValue { _ = $0.watched.removeValue(forKey: ObjectIdentifier(watched)) }
    }

    private func run() {
        while true {
            let watched = state.withLockedValue { Array($0.watched.values) }
            let now = MonotonicTime.now
            for each in watched { each.tick(at: now) }
            signal.sleep(for: watched.isEmpty ? nil : Self.grain)
        }
    }
}
