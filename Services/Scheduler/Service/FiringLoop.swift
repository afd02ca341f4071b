import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Fires what is due: claims, marks and journals a batch in one transaction, then sleeps until the earliest timer.
///
/// Several instances fire side by side; each wakes for the timers it took in, and looks once a second for others'.
package struct FiringLoop: Service {
    private let assembly: ServiceAssembly
    private let store: TimerStore
    private let alarm: AlarmClock

    private static let batchLimit = 500
    private static let longestSleep = Duration.seconds(1)

    init(assembly: ServiceAssembly, store: TimerStore, alarm: AlarmClock) {
        self.assembly = assembly
        self.store = store
        self.alarm = alarm
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var failures = 0
            while !Task.isCancelled {
                do {
                    try await fireAndSleep()
                    failures = 0
                } catch {
                    failures += 1
                    assembly.logger.warning("timers wait", metadata: ["error": "\(error)"])
                    let pause = BatchPolicy.pauseMilliseconds(attempt: failures)
                    try? await Task.sleep(for: .milliseconds(Int.random(in: pause / 2...pause)))
                }
            }
        }
    }

    private func fireAndSleep() async throws {
        let (fired, pause) = try await assembly.pool.transaction { [assembly, store] database in
            let transaction = ServiceTransaction(
                database: database,
                now: assembly.clock.now(),
                service: .scheduler,
                topology: assembly.topology
            )
            let reached = try store.fire(limit: Self.batchLimit, in: database)
            for deadline in reached {
                try transaction.emit(deadline, sequence: Int64(deadline.generation), cause: nil)
            }
            try transaction.writeJournal()
            let next = reached.count == Self.batchLimit ? 0 : try store.secondsUntilNext(in: database) ?? 60
            return (reached.count, next)
        }
        if fired > 0 {
            assembly.signal.committed()
            assembly.metrics.increment("timers_fired_total", "Deadlines that were reached.", by: Double(fired))
        }
        let sleep = min(Self.longestSleep, .microseconds(Int64(max(0, pause) * 1_000_000)))
        if sleep > .zero {
            await alarm.sleep(for: sleep, until: assembly.clock.now() + sleep)
        }
    }
}
