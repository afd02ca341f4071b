internal import Logging
internal import NIOConcurrencyHelpers

/// The one connection of a `PostgresSession` and those who wait for news of it.
final class SessionCore: ConnectionOwner {
    private enum Phase {
        case unconnected
        case connecting
        case connected
        case closed
    }

    private struct State {
        var phase = Phase.unconnected
        var thread: ConnectionThread?
        var connecting: [CheckedContinuation<Void, any Error>] = []
        var watching: [CheckedContinuation<Void, Never>] = []
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state = NIOLockedValueBox(State())
    private let configuration: PostgresConfiguration
    private let logger: Logger

    init(_ configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    var isConnected: Bool { state.withLockedValue { $0.phase == .connected } }

    func connect(_ continuation: CheckedContinuation<Void, any Error>) {
        enum Step {
            case done(Result<Void, any Error>)
            case open(ConnectionThread)
            case wait
        }
        let step: Step = state.withLockedValue { state in
            switch state.phase {
            case .connected: return .done(.success(()))
            case .closed: return .done(.failure(PostgresError(.poolClosed, message: "the session is closed")))
            case .connecting:
                state.connecting.append(continuation)
                return .wait
            case .unconnected:
                do throws(PostgresError) {
                    let thread = try startedThread(state.thread)
                    state.thread = thread
                    state.phase = .connecting
                    state.connecting.append(continuation)
                    return .open(thread)
                } catch {
                    return .done(.failure(error))
                }
            }
        }
        switch step {
        case .done(let result): continuation.resume(with: result)
        case .open(let thread): thread.send(.open(notBefore: nil))
        case .wait: break
        }
    }

    private func startedThread(_ thread: ConnectionThread?) throws(PostgresError) -> ConnectionThread {
        if let thread { return thread }
        return try ConnectionThread(
            slot: 0,
            configuration: configuration,
            opensOnDemand: false,
            owner: self,
            logger: logger
        )
    }

    func submit(_ job: Job) {
        guard let thread = state.withLockedValue({ $0.phase == .connected ? $0.thread : nil }) else {
            job.fail(PostgresError(.connectionLost, stage: .connect, message: "the session is not connected"))
            return
        }
        thread.send(.run(job))
    }

    func waitUntilLost(_ continuation: CheckedContinuation<Void, Never>) {
        let isLost = state.withLockedValue { state in
            if state.phase == .connected { state.watching.append(continuation) }
            return state.phase != .connected
        }
        if isLost { continuation.resume() }
    }

    func close() {
        let thread = state.withLockedValue { state in
            guard state.phase != .closed else { return ConnectionThread?.none }
            state.phase = .closed
            return state.thread
        }
        thread?.send(.close)
    }

    func waitUntilClosed(_ continuation: CheckedContinuation<Void, Never>) {
        let isOver = state.withLockedValue { state in
            if state.thread != nil { state.closing.append(continuation) }
            return state.thread == nil
        }
        if isOver { continuation.resume() }
    }
}

extension SessionCore {
    func opened(_ slot: Int) -> ThreadCommand? {
        settle(.success(()), phase: .connected)
        return nil
    }

    func openingFailed(_ slot: Int, _ error: PostgresError) -> ThreadCommand? {
        settle(.failure(error), phase: .unconnected)
        return nil
    }

    func finished(_ slot: Int, loss: PostgresError?) -> ThreadCommand? {
        if let loss { lose(loss) }
        return nil
    }

    func lostWhileIdle(_ slot: Int, _ error: PostgresError) -> ThreadCommand? {
        lose(error)
        return nil
    }

    func closed(_ slot: Int) {
        let (connecting, watching, closing) = state.withLockedValue { state in
            defer {
                state.thread = nil
                state.connecting = []
                state.watching = []
                state.closing = []
            }
            return (state.connecting, state.watching, state.closing)
        }
        for waiter in connecting {
            waiter.resume(throwing: PostgresError(.poolClosed, message: "the session is closed"))
        }
        for waiter in watching + closing { waiter.resume() }
    }

    private func settle(_ result: Result<Void, any Error>, phase: Phase) {
        let waiters = state.withLockedValue { state in
            if state.phase == .connecting { state.phase = phase }
            defer { state.connecting = [] }
            return state.connecting
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    private func lose(_ error: PostgresError) {
        let watching = state.withLockedValue { state in
            guard state.phase == .connected else { return [CheckedContinuation<Void, Never>]() }
            state.phase = .unconnected
            defer { state.watching = [] }
            return state.watching
        }
        logger.warning("postgres: a session was lost", metadata: ["error": "\(error)"])
        for waiter in watching { waiter.resume() }
    }
}
