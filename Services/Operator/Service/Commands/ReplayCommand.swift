package import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import Runtime

/// `rrp replay`: generated load, played by everybody.
package struct ReplayCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play many reports from the citizen's phone to closing, through the public interfaces only.",
        discussion: """
            Each report follows a seeded plan over all paths and findings. Needs the demonstration's accounts, and gateways \
            with a RATE_LIMIT_FACTOR that lets one machine speak for a whole city. Exit code 1 when a report does not end \
            where its plan leads.
            """
    )

    @Option(help: "How many reports.")
    var reports = 1000

    @Option(help: "Reports a second; 0 for as fast as they are taken.")
    var rate = 0.0

    @Option(help: ArgumentHelp("Gateways, separated by commas; GATEWAY_URL without it.", valueName: "urls"))
    var gateways: String?

    @Option(help: ArgumentHelp("Append what was answered to this file, a JSON object a line.", valueName: "file"))
    var log: String?

    @Option(help: "How many citizens; one for 20 reports without it.")
    var people: Int?

    @Option(help: "Every so-manieth citizen sends a picture; 0 for none.")
    var photographers = 4

    @Option(
        help: "How many departments work over AMQP, with credentials made for the run; the others have the console."
    )
    var connected = 8

    @Option(help: "The same seed draws the same plans.")
    var seed: UInt64 = 1

    @Option(help: "Open reports at most; then sending waits.")
    var window = 2000

    @Option(help: ArgumentHelp("How long one thing is tried again and again.", valueName: "seconds"))
    var patience = 120

    @Option(help: ArgumentHelp("Without any progress for so long, the replay ends.", valueName: "seconds"))
    var stall = 150

    @Option(help: ArgumentHelp("Pause between two looks at a list.", valueName: "milliseconds"))
    var pause = 500

    @Option(help: ArgumentHelp("Write the figures to this file as JSON.", valueName: "file"))
    var figures: String?

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let settings = context.settings
        let addresses = try gateways ?? settings.string(DemoCommand.gatewayKey)
        let accounts = try DemonstrationCast(file: try settings.string(SeedCommand.accountsKey))
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 128
        configuration.timeout.connect = .seconds(3)
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let world = ReplayWorld(
            client: GatewayClient(
                addresses: addresses.split(separator: ",").map(String.init),
                http: http,
                patience: .seconds(10)
            ),
            book: ReplayBook(),
            figures: ReplayFigures(),
            log: try ReplayLogWriter(file: log),
            run: UUID().uuidString.lowercased(),
            patience: .seconds(patience),
            pause: .milliseconds(pause)
        )
        let order = Replay.Order(
            reports: reports,
            rate: rate,
            people: people ?? max(20, reports / 20),
            photographers: photographers,
            connected: connected,
            seed: seed,
            window: window,
            stall: .seconds(stall)
        )
        let result: ReplayResult
        do {
            result = try await context.withPool { pool in
                let line = DepartmentLine(
                    provisioning: try DepartmentProvisioning(settings: settings, pool: pool),
                    broker: try settings.broker(
                        virtualHost: .brokerDepartmentsVirtualHost,
                        connectionName: "rrp replay"
                    ),
                    logger: context.logger
                )
                return try await line.whileOpen {
                    try await Replay(world: world, order: order, line: line).run(accounts)
                }
            }
        } catch {
            try? await http.shutdown()
            throw error
        }
        try await http.shutdown()
        print(result.text)
        if let figures {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(result.json).write(to: URL(fileURLWithPath: figures))
        }
        if !result.isRight { throw ExitCode(1) }
    }
}
