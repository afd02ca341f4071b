import AsyncHTTPClient
import Foundation
import Hummingbird
import Logging
import Runtime
import ServiceLifecycle
import UnixSignals

/// The life of the simulator's process.
package enum SimulatorProcess {
    package static func run() async {
        do {
            let settings = Settings()
            LoggingStart.bootstrap(level: .info, format: try settings.choice(.logFormat))
            let logger = Logger(label: "wechat-simulator")
            let http = HTTPClient(eventLoopGroupProvider: .singleton)
            let notices = NoticeSender(http: http, logger: logger)
            let simulator = try Simulator(settings, notices: notices)
            var quiet = logger
            quiet.logLevel = .warning
            let application = Application(
                router: SimulatorInterface(simulator: simulator).router,
                configuration: ApplicationConfiguration(
                    address: .hostname(
                        try settings.string(SimulatorKeys.host),
                        port: try settings.int(SimulatorKeys.port, in: 1...65535)
                    )
                ),
                logger: quiet
            )
            var group = ServiceGroupConfiguration(
                services: [
                    .init(service: notices), .init(service: Ageing(simulator: simulator)), .init(service: application),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            group.maximumGracefulShutdownDuration = .seconds(5)
            logger.info("started")
            try await ServiceGroup(configuration: group).run()
            try await http.shutdown()
        } catch {
            Logger(label: "wechat-simulator").critical("cannot run", metadata: ["error": "\(error)"])
            exit(1)
        }
    }
}

/// Lets the bills grow old though nobody asks for them.
private struct Ageing: Service {
    let simulator: Simulator

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await simulator.expire()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
