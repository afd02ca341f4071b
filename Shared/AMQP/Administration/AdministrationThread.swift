import Foundation
import NIOConcurrencyHelpers

/// Runs operations one after another on a thread of its own, over a link that is opened when needed and closed when idle.
final class AdministrationThread: Watched {
    typealias Operation = @Sendable (Result<AMQPLink, AMQPError>) -> AMQPError?

    /// An idle link is not kept: nobody would see to its heartbeats.
    private static let idleLimit: Duration = .seconds(3)

    private struct State {
        var operations = Queue<Operation>()
        var isRunning = false
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let configuration: AMQPConfiguration
    private let signal = WakeSignal()
    private let callGuard = CallGuard()
    private let state = NIOLockedValueBox(State())

    init(_ configuration: AMQPConfiguration) {
        self.configuration = configuration
    }

    func tick(at moment: MonotonicTime) {
        callGuard.inspect(at: moment)
    }

    /// - Parameter operation: gets the link, or why there is none; returns the error after which the link is not to be
    ///   used again, if there was one.
    func enqueue(_ operation: @escaping Operation) {
        enum Next { case refuse, start, wake }
        let next: Next = state.withLockedValue { state in
            if state.isClosed { return .refuse }
            state.operations.append(operation)
            defer { state.isRunning = true }
            return state.isRunning ? .wake : .start
        }
        switch next {
        case .refuse:
            _ = operation(.failure(AMQPError(.closed, "The administrator is closed.")))
        case .start:
            let thread = Thread { [self] in run() }
            thread.name = "amqp-administrator"
            thread.start()
        case .wake:
            signal.wake()
        }
    }

    /// What was asked for before is still done.
    func requestClose() {
        state.withLockedValue { $0.isClosed = true }
        signal.wake()
    }

    func close() async {
        requestClose()
        await withCheckedContinuation { closer in
            let isRunning = state.withLockedValue { state in
                if state.isRunning { state.closers.append(closer) }
                return state.isRunning
            }
            if !isRunning { closer.resume() }
        }
    }

    private func run() {
        Watchdog.shared.add(self)
        var link: AMQPLink?
        var idleSince = MonotonicTime.now
        while true {
            let (operation, mustEnd) = state.withLockedValue { state in
                let operation = state.operations.popFirst()
                return (operation, operation == nil && (state.isClosed || link == nil))
            }
            if let operation {
                perform(operation, &link)
                idleSince = .now
            } else if mustEnd, end() {
                break
            } else if !mustEnd {
                let left = idleSince + Self.idleLimit - .now
                if left > .zero { signal.sleep(for: left) } else { disconnect(&link) }
            }
        }
        disconnect(&link)
        Watchdog.shared.remove(self)
    }

    private func perform(_ operation: Operation, _ link: inout AMQPLink?) {
        do throws(AMQPError) {
            let open: AMQPLink
            if let link { open = link } else { open = try Self.open(configuration, callGuard) }
            link = open
            if let error = operation(.success(open)) {
                if error.isOfChannel { try open.openChannel(Self.channel) } else { link = nil }
            }
            open.releaseBuffers()
            callGuard.disarm()
        } catch {
            let isNew = link == nil
            link = nil
            if isNew { _ = operation(.failure(error)) }
        }
    }

    static let channel: UInt16 = 1

    private static func open(
        _ configuration: AMQPConfiguration,
        _ callGuard: CallGuard
    ) throws(AMQPError) -> AMQPLink {
        var failure = AMQPError(.connectFailed, "No host is configured.")
        for host in configuration.hosts {
            do throws(AMQPError) {
                let link = try AMQPLink.open(configuration, host: host, callGuard: callGuard)
                try link.openChannel(channel)
                return link
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private func disconnect(_ link: inout AMQPLink?) {
        link?.disconnect()
        link = nil
    }

    /// False when another operation came in between.
    private func end() -> Bool {
        let closers: [CheckedContinuation<Void, Never>]? = state.withLockedValue { state in
            guard state.operations.isEmpty else { return nil }
            state.isRunning = false
            defer { state.closers = [] }
            return state.closers
        }
        guard let closers else { return false }
        for closer in closers { closer.resume() }
        return true
    }
}
