package import ArgumentParser
import Identity
import Runtime

/// `rrp seed`: makes the schematic city.
package struct SeedCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Make the schematic city: towns, villages, grid cells, categories, departments, officers, accounts.",
        discussion: "Repeatable: the same files twice change nothing, and what others wrote stays."
    )

    static let directoryKey = ConfigurationKey(
        "SEED_DIRECTORY",
        "Folder with the seed's facts (deploy/seed).",
        absence: .value("deploy/seed")
    )
    static let accountsKey = ConfigurationKey(
        "DEMO_ACCOUNTS_FILE",
        "Where the passwords of the demonstration accounts are kept; without it there are none.",
        absence: .off
    )

    @Option(help: "Grid cells in the whole city.")
    var cells = 3_000

    @Flag(help: "Give everybody in the demonstration's towns a password, for generated load.")
    var activateDemonstrationTowns = false

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let facts = try CityFacts(directory: try context.settings.string(Self.directoryKey))
        let demonstration = try context.settings.optional(Self.accountsKey).map { file in
            CitySeed.Demonstration(file: file, isWhole: activateDemonstrationTowns) { try PasswordHash(of: $0).stored }
        }
        let seed = CitySeed(facts: facts, demonstration: demonstration, cellCount: cells)
        let summary = try await context.withPool { pool in
            try await seed.apply(pool: pool) { printAtOnce("· \($0)") }
        }
        print(summary)
    }
}
