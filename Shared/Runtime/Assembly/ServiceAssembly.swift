package import AMQP
package import Logging
package import Messaging
package import Model
package import PostgreSQL
package import ServiceLifecycle

/// What a service is put together from: its settings, its database, its broker, and makers of its consumers and relays.
package struct ServiceAssembly: Sendable {
    package let name: ServiceName
    package let settings: Settings
    package let logger: Logger
    package let metrics: Metrics
    package let readiness: Readiness
    package let clock: ServiceClock
    package let topology: Topology
    package let pool: PostgresPool
    package let signal: OutboxSignal
    private let instance: String

    package init(
        name: ServiceName,
        settings: Settings,
        logger: Logger,
        clock: ServiceClock = .real,
        metrics: Metrics = Metrics(),
        readiness: Readiness = Readiness()
    ) throws {
        self.name = name
        self.settings = settings
        self.logger = logger
        self.metrics = metrics
        self.readiness = readiness
        self.clock = clock
        instance = try settings.optional(.instanceName) ?? name.rawValue
        topology = Topology(prefix: try settings.string(.topologyPrefix))
        let size = try settings.int(.databasePoolSize, in: 1...64)
        var database = try settings.database(applicationName: instance)
        // A service goes by keys. Its statements are planned once, when its tables may still be empty: a plan that reads
        // the whole table would stay long after it has grown. The gateway alone also sums up.
        if name != .gateway { database.sessionSettings["enable_seqscan"] = "off" }
        let pool = PostgresPool(database, size: size, logger: logger)
        self.pool = pool
        signal = OutboxSignal(service: name, pool: pool, logger: logger)
        readiness.register("database") {
            if case .unavailable(_, let reason) = pool.health { .waiting(reason) } else { .ready }
        }
        metrics.gather { $0.database(pool.statistics) }
    }

    /// A publisher with a connection of its own.
    package func publisher(
        _ purpose: String,
        virtualHost: ConfigurationKey = .brokerVirtualHost,
        window: Int = 100
    ) throws -> AMQPPublisher {
        let publisher = AMQPPublisher(
            try settings.broker(virtualHost: virtualHost, connectionName: "\(instance) \(purpose)"),
            window: window,
            logger: logger
        )
        watch(purpose) { publisher.state }
        metrics.gather { $0.amqp(publisher.statistics, connection: purpose) }
        return publisher
    }

    /// A consumer of one of this service's queues.
    package func consumer(
        of queue: QueueName,
        virtualHost: ConfigurationKey = .brokerVirtualHost,
        handlers: [MessageHandler],
        prepare: BatchPreparation? = nil,
        replies: AMQPPublisher? = nil,
        prefetch: UInt16 = 600,
        envelopes: EnvelopeSource = .cloudEvents,
        parallelism: Int = 1
    ) throws -> Consumer {
        let source = AMQPConsumer(
            try settings.broker(virtualHost: virtualHost, connectionName: "\(instance) \(queue)"),
            queues: [topology.name(of: queue)],
            prefetch: prefetch,
            logger: logger
        )
        watch("\(queue)") { source.state }
        let figures = ConsumerFigures()
        metrics.gather {
            $0.amqp(source.statistics, connection: "\(queue)")
            $0.consumer(figures.values, queue: "\(queue)")
        }
        return Consumer(
            queue: queue,
            service: name,
            handlers: handlers,
            prepare: prepare,
            topology: topology,
            source: source,
            replies: replies,
            pool: pool,
            signal: signal,
            clock: clock,
            envelopes: envelopes,
            parallelism: parallelism,
            figures: figures,
            logger: logger
        )
    }

    /// The consumer of this service's commands, and what sends its parked messages back at an operator's word.
    /// - Parameters:
    ///   - replies: where answers go, and parked messages.
    ///   - departments: where those go that departments sent; nil where they send none.
    package func commands(
        _ handlers: [MessageHandler],
        replies: AMQPPublisher,
        departments: AMQPPublisher? = nil,
        prefetch: UInt16 = 600
    ) throws -> [any Service] {
        let returns = ParkedReturns(
            service: name,
            topology: topology,
            pool: pool,
            services: replies,
            departments: departments,
            logger: logger
        )
        return [
            try consumer(
                of: .commands(name),
                handlers: handlers + [returns.handler],
                replies: replies,
                prefetch: prefetch
            ), returns,
        ]
    }

    /// The relay of one lane of this service's outbox.
    package func relay(_ lane: RelayLane) throws -> Relay {
        let virtualHost: ConfigurationKey = lane == .services ? .brokerVirtualHost : .brokerDepartmentsVirtualHost
        let figures = RelayFigures()
        metrics.gather { $0.relay(figures.values, lane: lane.rawValue) }
        return Relay(
            service: name,
            lane: lane,
            database: try settings.database(applicationName: instance),
            publisher: try publisher("relay \(lane.rawValue)", virtualHost: virtualHost),
            signal: signal,
            figures: figures,
            logger: logger
        )
    }

    private func watch(_ name: String, state: @escaping @Sendable () -> AMQPState) {
        readiness.register("broker: \(name)") {
            switch state() {
            case .connected: .ready
            case .blocked(let reason): .waiting("blocked: \(reason)")
            case .disconnected(_, let reason): .waiting(reason)
            }
        }
    }
}
