import Messaging
import Model
package import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// Durable deadline timers: schedules, moves, cancels and fires them for the services that own the deadlines. By the clock
/// it also seals the journal.
package enum SchedulerService {
    package static let migrations = [
        Migration("V0002_timer", PackageResources.V0002_timer_sql)
    ]

    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let alarm = AlarmClock()
        let store = TimerStore()
        let commands = try assembly.commands(
            TimerHandlers(store: store, alarm: alarm).all,
            replies: try assembly.publisher("replies"),
            prefetch: 1000
        )
        let relays: [any Service] = [try assembly.relay(.services)]
        return relays + commands + [
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
