import Glibc
import NIOConcurrencyHelpers

/// Ends a blocking library call that outlives its limit, by shutting its socket down from the watchdog's thread.
///
/// It holds a duplicate of the socket's descriptor: the library may close its own at any time, and the number may then
/// belong to someone else.
final class CallGuard: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        var deadline: MonotonicTime?
        var hasTripped = false
    }

    private let state = NIOLockedValueBox(State())

    deinit { detach() }

    func attach(_ socket: Int32) {
        let duplicate = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        state.withLockedValue { $0 = State(descriptor: duplicate) }
    }

    func detach() {
        let descriptor = state.withLockedValue { state in
            defer { state = State() }
            return state.descriptor
        }
        if descriptor >= 0 { close(descriptor) }
    }

    func arm(until deadline: MonotonicTime) {
        state.withLockedValue { $0.deadline = deadline }
    }

    func disarm() {
        state.withLockedValue { $0.deadline = nil }
    }

    /// Whether the socket was shut down because a call outlived its limit.
    var hasTripped: Bool { state.withLockedValue(\.hasTripped) }

    /// The watchdog's look.
    func inspect(at moment: MonotonicTime) {
        state.withLockedValue { state in
            guard let deadline = state.deadline, deadline < moment, state.descriptor >= 0 else { return }
            state.deadline = nil
            state.hasTripped = true
            shutdown(state.descriptor, Int32(SHUT_RDWR))
        }
    }
}
