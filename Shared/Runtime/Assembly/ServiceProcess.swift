import Logging
package import Model
import PostgreSQL
package import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
    import Glibc
#endif

/// The life of a service's process: read the settings, start logging, put the service together, run until SIGTERM or
/// SIGINT, then let everything finish what it holds.
package enum ServiceProcess {
    /// - Parameter assemble: makes the parts that run; they are stopped in the reverse order.
    package static func run(
        _ name: ServiceName,
        assemble: @Sendable (ServiceAssembly) async throws -> [any Service]
    ) async {
        // A peer that went away is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        do {
            let settings = Settings()
            guard let level = Logger.Level(rawValue: try settings.string(.logLevel)) else {
                throw ConfigurationError(code: .malformed, key: "LOG_LEVEL", message: ConfigurationKey.logLevel.summary)
            }
            LoggingStart.bootstrap(level: level, format: try settings.choice(.logFormat))
            var logger = Logger(label: try settings.optional(.instanceName) ?? name.rawValue)
            logger.logLevel = level
            let assembly = try ServiceAssembly(name: name, settings: settings, logger: logger)
            var parts: [any Service] = []
            if let port = try settings.optionalInt(.opsPort, in: 1...65535) {
                parts.append(
                    OperationsListener(
                        host: try settings.string(.opsHost),
                        port: port,
                        readiness: assembly.readiness,
                        metrics: assembly.metrics,
                        logger: logger
                    )
                )
            }
            parts += try await assemble(assembly)
            var configuration = ServiceGroupConfiguration(
                services: parts.map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            configuration.maximumGracefulShutdownDuration = .seconds(20)
            logger.info("started")
            try await ServiceGroup(configuration: configuration).run()
            await assembly.pool.close()
            logger.info("stopped")
        } catch {
            Logger(label: name.rawValue).critical("cannot run", metadata: ["error": "\(error)"])
            exit(1)
        }
    }
}
