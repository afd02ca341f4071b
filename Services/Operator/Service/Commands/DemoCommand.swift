package import ArgumentParser
import Runtime

/// `rrp demo`: plays the four cases and tells them step by step.
package struct DemoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play the four demonstration cases through the public interface and tell them step by step."
    )

    static let gatewayKey = ConfigurationKey(
        "GATEWAY_URL",
        "The gateway that demonstrations and generated load use.",
        absence: .value("http://127.0.0.1:8080")
    )

    package init() {}

    package func run() async throws {
        let settings = Settings()
        let cast = try DemonstrationCast(file: try settings.string(SeedCommand.accountsKey))
        let client = GatewayClient(addresses: [try settings.string(Self.gatewayKey)])
        try await Demonstration(client: client, cast: cast).play()
        print("\nSign-ins of the demonstration (passwords made at seeding):")
        for account in cast.accounts where account.role != "gridOfficer" || !account.cells.isEmpty {
            guard ["441900103", nil].contains(account.townCode) else { continue }
            print("  \(account.role)  \(account.login)  \(account.password)  \(account.displayName)")
        }
        print("  … and those of the other towns in \(try settings.string(SeedCommand.accountsKey))")
    }
}
