import AMQP
import Crypto
import Hummingbird
import Logging
import Messaging
import Model
import Photos
import PostgreSQL
package import Runtime
package import ServiceLifecycle

extension GatewayService {
    /// The listener, and what runs beside it.
    package static func parts(_ assembly: ServiceAssembly) async throws -> [any Service] {
        let settings = assembly.settings
        let edge = try await edge(assembly)
        var quiet = assembly.logger
        quiet.logLevel = max(quiet.logLevel, .notice)
        return edge.companions + [
            Application(
                responder: edge.responder,
                // Who sends a request byte by byte, or nothing at all, does not keep a connection.
                server: .http1(
                    configuration: .init(
                        idleTimeout: .seconds(75),
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 16 * 1024,
                            maxHeaderListSize: 32 * 1024,
                            maxHeaderFieldCount: 100
                        )
                    )
                ),
                configuration: ApplicationConfiguration(
                    address: .hostname(
                        try settings.string(GatewayKeys.httpHost),
                        port: try settings.int(GatewayKeys.httpPort, in: 0...65535)
                    ),
                    backlog: 1024
                ),
                logger: quiet
            )
        ]
    }

    /// Everything but the listener.
    package static func edge(_ assembly: ServiceAssembly) async throws -> Edge {
        let settings = assembly.settings
        let logger = assembly.logger
        let publisher = try assembly.publisher("submissions", window: 500)
        let requester = AMQPRequester(
            try settings.broker(connectionName: "\(assembly.name.rawValue) commands"),
            logger: logger
        )
        assembly.readiness.register("broker: commands") {
            requester.state.isConnected ? .ready : .waiting("not connected")
        }
        let pool = assembly.pool
        let live = LiveUpdates()
        let notebook = CityNotebook(pool: pool, clock: assembly.clock)
        let feedConfiguration = try settings.broker(connectionName: "\(assembly.name.rawValue) live")
        let privacy = PostgresPrivacy(
            pool: pool,
            signal: assembly.signal,
            topology: assembly.topology,
            terms: UnmaskingTerms(
                decision: .seconds(try settings.int(GatewayKeys.unmaskingDecisionHours, in: 1...720) * 3600),
                reading: .seconds(try settings.int(GatewayKeys.unmaskingReadingMinutes, in: 1...1440) * 60)
            )
        )
        let desk = try photoDesk(settings, logger)
        let watch = try brokerWatch(settings, assembly.clock)
        let streets = try StreetMap(settings)
        let recorder = AccessRecorder(pool: pool, logger: logger)
        let gateway = Gateway(
            accounts: PostgresAccounts(pool: pool),
            tokens: try await AccessTokens(key: secret(GatewayKeys.identityTokenKey, settings)),
            passwords: try PasswordDesk(),
            photos: desk,
            submissions: BrokerSubmissions(publisher: publisher, topology: assembly.topology),
            commands: BrokerCommands(
                client: CommandClient(requester: requester, topology: assembly.topology, clock: assembly.clock),
                broker: { requester.state },
                health: { pool.health }
            ),
            reads: PostgresReadModel(pool: pool),
            live: live,
            ids: ReportIDMaker(key: SymmetricKey(data: Array(try secret(GatewayKeys.submissionIDKey, settings).utf8))),
            privacy: privacy,
            wechat: try WeChatDesk.make(assembly, publisher: publisher),
            wechatPages: try settings.optional(GatewayKeys.wechatPages),
            publishScan: { [hints = BrokerHints(publisher: publisher, topology: assembly.topology)] scan, now in
                try await hints.publish(scan, at: now)
            },
            lookAtBroker: { await watch?.look() },
            streets: streets,
            // Reports are taken in while the database is away: it does not count here.
            missing: { publisher.state.isConnected ? [] : ["the broker is not reached"] },
            promises: { notebook.promises }
        )
        let metrics = assembly.metrics
        let responder = gateway.responder(
            clock: assembly.clock,
            rateFactor: try settings.int(GatewayKeys.rateLimitFactor, in: 1...1_000_000),
            pages: try pages(settings, streets),
            record: { recorder.note($0) }
        ) { operation, status, duration in
            metrics.increment(
                "http_requests_total",
                "Requests by operation and status.",
                labels: ["operation": operation, "status": String(status)]
            )
            let (seconds, attoseconds) = duration.components
            metrics.observe(
                "http_request_seconds",
                "Time to the answer's head.",
                seconds: Double(seconds) + Double(attoseconds) * 1e-18
            )
        }
        return Edge(
            responder: responder,
            companions: (watch.map { [BrokerWatchKeeper(watch: $0)] } ?? []) + [
                DatabaseProbe(pool: pool),
                notebook,
                recorder,
                ErasureKeeper(privacy: privacy, photos: desk.store, clock: assembly.clock, logger: logger),
                try assembly.relay(.services),
                LiveFeed(live: live, topology: assembly.topology, logger: logger) { queue in
                    AMQPConsumer(feedConfiguration, exclusiveQueue: queue, prefetch: 500, logger: logger)
                },
            ]
        )
    }

    /// Nothing where the broker's management API is not named.
    private static func brokerWatch(_ settings: Settings, _ clock: ServiceClock) throws -> BrokerWatch? {
        guard let address = try settings.optional(GatewayKeys.brokerMonitorURL) else { return nil }
        let reader = QueueReader(
            address: address,
            user: try settings.string(GatewayKeys.brokerMonitorUser),
            password: try settings.string(GatewayKeys.brokerMonitorPassword),
            virtualHosts: [
                try settings.string(.brokerVirtualHost), try settings.string(.brokerDepartmentsVirtualHost),
            ],
            prefix: try settings.string(.topologyPrefix)
        )
        return BrokerWatch(reader: reader, clock: clock)
    }

    private static func pages(_ settings: Settings, _ streets: StreetMap?) throws -> WebPages {
        guard let directory = try settings.optional(GatewayKeys.webDirectory) else { return WebPages(nil) }
        return WebPages(
            WebFolder(own: directory, libraries: try settings.string(GatewayKeys.webLibrariesDirectory)),
            isReloading: try settings.string(GatewayKeys.webReload) == "true",
            pictureOrigin: streets?.origin
        )
    }

    private static func photoDesk(_ settings: Settings, _ logger: Logger) throws -> PhotoDesk {
        let store = try PhotoStore(directory: try settings.string(GatewayKeys.photosDirectory))
        return PhotoDesk(
            intake: PhotoIntake(store: store, logger: logger),
            store: store,
            key: SymmetricKey(data: Array(try secret(GatewayKeys.photosTokenKey, settings).utf8))
        )
    }

    /// A secret that is long enough to be one.
    private static func secret(_ key: ConfigurationKey, _ settings: Settings) throws -> String {
        let text = try settings.string(key)
        guard text.utf8.count >= 32 else {
            throw ConfigurationError(code: .malformed, key: key.name, message: "needs at least 32 bytes")
        }
        return text
    }
}
