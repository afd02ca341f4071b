import CRabbitMQ
import Glibc
import NIOConcurrencyHelpers

/// Wakes one sleeping thread through an eventfd; costs no system call while that thread is awake.
///
/// Order that loses no wake-up: a producer stores its work, then calls `wake()`; the thread calls `beginSleep()`,
/// polls only if that allows it, calls `endSleep()`, then looks for work.
final class WakeSignal: Sendable {
    private struct State {
        var isSleeping = false
        var isPending = false
    }

    let descriptor: Int32
    private let state = NIOLockedValueBox(State())

    init() {
        descriptor = crabbitmq_wake_open()
    }

    deinit { close(descriptor) }

    func wake() {
        let mustWrite = state.withLockedValue { state in
            guard !state.isPending else { return false }
            state.isPending = true
            return state.isSleeping
        }
        if mustWrite { crabbitmq_wake_write(descriptor) }
    }

    /// False when there was a wake-up since the last sleep: look for work instead.
    func beginSleep() -> Bool {
        state.withLockedValue { state in
            if state.isPending {
                state.isPending = false
                return false
            }
            state.isSleeping = true
            return true
        }
    }

    /// - Parameter isReady: whether the poll saw the descriptor readable. A waker may write only after the sleep has
    ///   ended for another reason; its count then costs one empty round.
    func endSleep(isReady: Bool) {
        state.withLockedValue { state in
            state.isSleeping = false
            state.isPending = false
        }
        if isReady { crabbitmq_wake_read(descriptor) }
    }

    /// Sleeps for a time, or until woken. For threads that own no socket.
    func sleep(for duration: Duration?) {
        guard beginSleep() else { return }
        endSleep(isReady: poll(socket: -1, for: duration).isWoken)
    }

    /// Waits for a socket, a wake-up or some time (nil: without limit), rounded up to whole milliseconds.
    func poll(socket: Int32, for duration: Duration?) -> (isReadable: Bool, isWoken: Bool) {
        var milliseconds: Int32 = -1
        if let duration {
            milliseconds = Int32(clamping: max(0, duration.wholeNanoseconds + 999_999) / 1_000_000)
        }
        let ready = crabbitmq_poll(socket, descriptor, milliseconds)
        return (ready & 1 != 0, ready & 2 != 0)
    }
}
