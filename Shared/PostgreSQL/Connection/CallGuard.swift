internal import CPostgres
internal import Glibc
internal import NIOConcurrencyHelpers

/// Lets the watchdog end a call of libpq that outlives its limit, by shutting the connection's socket down.
///
/// It holds a duplicate of the descriptor: libpq may close its own at any moment, and a number that was closed and given to
/// someone else must not be shut down.
final class CallGuard: Sendable {
    private struct State {
        var descriptor: Int32
        var deadline: ContinuousClock.Instant?
        var hasCut = false
    }

    private let state: NIOLockedValueBox<State>

    /// nil when the process has no descriptor left.
    init?(socket: Int32) {
        let descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        state = NIOLockedValueBox(State(descriptor: descriptor))
        Watchdog.shared.watch(self)
    }

    func begin(limit: Duration) {
        state.withLockedValue { $0.deadline = .now + limit }
        Watchdog.shared.expect(within: limit)
    }

    func end() {
        state.withLockedValue { $0.deadline = nil }
    }

    /// True when the watchdog ended a call: the connection is of no more use.
    var hasCut: Bool { state.withLockedValue { $0.hasCut } }

    /// Shuts the socket down when its call is late; gives the deadline when it is not.
    func check(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        state.withLockedValue { state in
            guard let deadline = state.deadline, !state.hasCut else { return nil }
            if now < deadline { return deadline }
            state.hasCut = true
            if state.descriptor >= 0 { _ = shutdown(state.descriptor, Int32(SHUT_RDWR)) }
            return nil
        }
    }

    /// Wakes every call on the socket with an error, so that closing it never waits for the server.
    func shutDown() {
        state.withLockedValue { if $0.descriptor >= 0 { _ = shutdown($0.descriptor, Int32(SHUT_RDWR)) } }
    }

    /// Call after `PQfinish`.
    func close() {
        Watchdog.shared.forget(self)
        let descriptor = state.withLockedValue { state in
            defer { state.descriptor = -1 }
            return state.descriptor
        }
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
    }
}
