internal import Dispatch
internal import Logging
internal import NIOConcurrencyHelpers

/// Carries out what the `PoolMachine` decides, on the connections' threads.
final class PoolCore: ConnectionOwner {
    private struct State {
        var machine: PoolMachine<Job>
        var threads: [ConnectionThread?]
        var running = 0
        var closers: [CheckedContinuation<Void, Never>] = []
        var hopefuls: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextID: UInt64 = 0
        var statistics = PostgresStatistics()

        /// Those who waited for the server's return, when it has returned or there is nothing more to hope for.
        mutating func takeHopefuls() -> [CheckedContinuation<Void, Never>] {
            guard !hopefuls.isEmpty, machine.health.isAvailable || machine.isClosed else { return [] }
            defer { hopefuls = [:] }
            return Array(hopefuls.values)
        }
    }

    private let state: NIOLockedValueBox<State>
    private let configuration: PostgresConfiguration
    private let logger: Logger

    init(_ configuration: PostgresConfiguration, size: Int, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        let machine = PoolMachine<Job>(size: size, waitLimit: configuration.waitLimit)
        state = NIOLockedValueBox(
            State(machine: machine, threads: Array(repeating: nil, count: machine.slots.count))
        )
    }

    var health: PostgresHealth { state.withLockedValue { $0.machine.health } }
    var statistics: PostgresStatistics { state.withLockedValue { $0.statistics } }

    func makeID() -> UInt64 {
        state.withLockedValue { state in
            state.nextID += 1
            return state.nextID
        }
    }

    func submit(_ job: Job, id: UInt64) {
        let now = ContinuousClock.now
        let (submission, thread) = state.withLockedValue { state in
            let submission = state.machine.submit(job, id: id, now: now)
            if case .run(let slot) = submission { return (submission, state.threads[slot]) }
            return (submission, nil)
        }
        switch submission {
        case .run: thread?.send(.run(job))
        case .wait(let slot, let alarm):
            if let slot { open(slot) }
            if let alarm { setAlarm(alarm) }
        case .refuse(let error): job.fail(error)
        }
    }

    func cancel(_ id: UInt64) {
        state.withLockedValue { $0.machine.cancel(id) }?.fail(CancellationError())
    }

    func waitUntilAvailable(_ continuation: CheckedContinuation<Void, Never>, id: UInt64) {
        let ready = state.withLockedValue { state in
            state.hopefuls[id] = continuation
            return state.takeHopefuls()
        }
        for hopeful in ready { hopeful.resume() }
    }

    func giveUp(_ id: UInt64) {
        state.withLockedValue { $0.hopefuls.removeValue(forKey: id) }?.resume()
    }

    func close() {
        let (waiters, threads, hopefuls) = state.withLockedValue { state in
            (state.machine.close(), state.threads.compactMap { $0 }, state.takeHopefuls())
        }
        for hopeful in hopefuls { hopeful.resume() }
        for waiter in waiters { waiter.fail(PostgresError(.poolClosed, message: "the pool was closed")) }
        for thread in threads { thread.send(.close) }
    }

    /// Returns when every thread has ended.
    func waitUntilClosed() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLockedValue { state in
                if state.running > 0 { state.closers.append(continuation) }
                return state.running == 0
            }
            if isOver { continuation.resume() }
        }
    }

    /// Starts the slot's thread if it has none yet, and has it open its connection.
    private func open(_ slot: Int) {
        let thread: Result<ConnectionThread?, PostgresError> = state.withLockedValue { state in
            if let thread = state.threads[slot] { return .success(thread) }
            if state.machine.isClosed { return .success(nil) }
            do throws(PostgresError) {
                let thread = try ConnectionThread(
                    slot: slot,
                    configuration: configuration,
                    opensOnDemand: true,
                    owner: self,
                    logger: logger
                )
                state.threads[slot] = thread
                state.running += 1
                return .success(thread)
            } catch {
                return .failure(error)
            }
        }
        switch thread {
        case .success(let thread): thread?.send(.open(notBefore: nil))
        case .failure(let error):
            // There is no thread that could wait.
            guard case .open(let instant?)? = openingFailed(slot, error) else { return }
            let delay = max(0, ContinuousClock.now.duration(to: instant).seconds)
            DispatchQueue.global().asyncAfter(deadline: .now() + delay) { self.open(slot) }
        }
    }

    private func openMore() {
        while let slot = state.withLockedValue({ $0.machine.slotToOpen(.now) }) { open(slot) }
    }

    private func setAlarm(_ instant: ContinuousClock.Instant) {
        let delay = max(0, ContinuousClock.now.duration(to: instant).seconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) { self.alarm() }
    }

    private func alarm() {
        let (expired, next) = state.withLockedValue { $0.machine.expire(.now) }
        for waiter in expired {
            waiter.fail(
                PostgresError(.poolExhausted, message: "no connection became free within \(configuration.waitLimit)")
            )
        }
        if let next { setAlarm(next) }
    }
}

extension PoolCore {
    func opened(_ slot: Int) -> ThreadCommand? {
        let (next, wasAway, hopefuls) = state.withLockedValue { state in
            state.statistics.connects += 1
            let wasAway = !state.machine.health.isAvailable
            return (state.machine.opened(slot), wasAway, state.takeHopefuls())
        }
        for hopeful in hopefuls { hopeful.resume() }
        if wasAway { logger.notice("postgres: the server is back") }
        openMore()
        return command(next)
    }

    func openingFailed(_ slot: Int, _ error: PostgresError) -> ThreadCommand? {
        let (next, failed, isNews) = state.withLockedValue { state in
            let isNews = state.machine.health.isAvailable && !state.machine.isClosed
            let (next, failed) = state.machine.openingFailed(
                slot,
                error,
                now: .now,
                jitter: Double.random(in: 0..<1)
            )
            return (next, failed, isNews)
        }
        logger.log(
            level: isNews ? .error : .debug,
            "postgres: no connection",
            metadata: ["error": "\(error)"]
        )
        for waiter in failed { waiter.fail(error) }
        return command(next)
    }

    func finished(_ slot: Int, loss: PostgresError?) -> ThreadCommand? {
        guard let loss else {
            let (next, hopefuls) = state.withLockedValue { state in
                (state.machine.finished(slot, now: .now), state.takeHopefuls())
            }
            for hopeful in hopefuls { hopeful.resume() }
            return command(next)
        }
        if loss.stage == .connect, loss.code == .unavailable { return openingFailed(slot, loss) }
        logger.warning("postgres: a connection was lost", metadata: ["error": "\(loss)"])
        return command(
            state.withLockedValue { state in
                state.statistics.losses += 1
                return state.machine.lost(slot, now: .now)
            }
        )
    }

    func lostWhileIdle(_ slot: Int, _ error: PostgresError) -> ThreadCommand? {
        logger.info("postgres: an idle connection was lost", metadata: ["error": "\(error)"])
        return command(
            state.withLockedValue { state in
                state.statistics.losses += 1
                return state.machine.isIdle(slot) ? state.machine.lost(slot, now: .now) : .rest
            }
        )
    }

    func closed(_ slot: Int) {
        let closers = state.withLockedValue { state in
            state.running -= 1
            state.threads[slot] = nil
            guard state.running == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    private func command(_ next: PoolMachine<Job>.Next) -> ThreadCommand? {
        switch next {
        case .run(let job): .run(job)
        case .open(let instant): .open(notBefore: instant)
        case .rest: nil
        }
    }
}
