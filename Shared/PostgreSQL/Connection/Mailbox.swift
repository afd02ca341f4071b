internal import CPostgres
internal import Glibc
internal import NIOConcurrencyHelpers

/// What a connection's thread has to do next.
enum ThreadCommand: Sendable {
    /// Open the connection, at once or not before an instant.
    case open(notBefore: ContinuousClock.Instant?)
    case run(Job)
    case close
}

/// The commands of one connection's thread; the thread sleeps on it and on its connection's socket at once.
final class Mailbox: Sendable {
    enum Event {
        case command(ThreadCommand)
        /// Something came on the idle connection.
        case readable
        case deadline
    }

    private struct State {
        var commands: [ThreadCommand] = []
        var isAsleep = false
        var isClosing = false
    }

    private let state = NIOLockedValueBox(State())
    /// An eventfd. Readable while the thread is being woken, and for good once it is to close.
    let wake: Int32

    init() throws(PostgresError) {
        wake = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wake >= 0 else {
            throw PostgresError(.unavailable, stage: .connect, message: "no file descriptor is left")
        }
    }

    deinit { _ = close(wake) }

    func send(_ command: ThreadCommand) {
        let wakes = state.withLockedValue { state in
            state.commands.append(command)
            if case .close = command { state.isClosing = true }
            defer { state.isAsleep = false }
            return state.isAsleep || state.isClosing
        }
        if wakes {
            var one: UInt64 = 1
            _ = write(wake, &one, 8)
        }
    }

    /// Waits for a command, for bytes on `socket` (-1: none), or until `deadline`.
    func next(socket: Int32, until deadline: ContinuousClock.Instant?) -> Event {
        while true {
            let command: ThreadCommand? = state.withLockedValue { state in
                if state.commands.isEmpty {
                    state.isAsleep = true
                    return nil
                }
                state.isAsleep = false
                return state.commands.removeFirst()
            }
            if let command { return .command(command) }
            var timeout: Int32 = -1
            if let deadline {
                let left = ContinuousClock.now.duration(to: deadline).milliseconds
                if left <= 0 { return .deadline }
                timeout = Int32(min(left, 60_000))
            }
            var waited = [
                pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
                pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
            ]
            _ = poll(&waited, 2, timeout)
            state.withLockedValue { $0.isAsleep = false }
            if waited[0].revents != 0 { drain() }
            if waited[1].revents != 0 { return .readable }
        }
    }

    var isClosing: Bool { state.withLockedValue { $0.isClosing } }

    /// Takes the wake-up back; never when it says that the thread is to close.
    func drain() {
        guard !isClosing else { return }
        var count: UInt64 = 0
        _ = read(wake, &count, 8)
    }
}
