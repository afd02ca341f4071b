import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// Durable deadline timers: schedules, moves, cancels and fires them for the services that own the deadlines. By the clock
/// it also seals the journal.
package enum SchedulerService {
    package static let migrations = [
        Migration(name: "V0002_timer", sql: String(decoding: PackageResources.V0002_timer_sql, as: UTF8.self))
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let alarm = AlarmClock()
        let store = TimerStore()
        return [
            try assembly.relay(.services),
            try assembly.consumer(
                of: .commands(.scheduler),
                handlers: TimerHandlers(store: store, alarm: alarm).all,
                prefetch: 1000
            ),
            FiringLoop(assembly: assembly, store: store, alarm: alarm),
            TombstoneSweep(pool: assembly.pool, store: store, logger: assembly.logger),
            JournalSealer(
                pool: assembly.pool,
                headsFile: try assembly.settings.optional(JournalSealer.headsFileKey),
                logger: assembly.logger
            ),
        ]
    }
}
