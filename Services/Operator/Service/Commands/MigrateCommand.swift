package import ArgumentParser
import Logging
import PostgreSQL

/// `rrp migrate`: brings every schema up to date.
package struct MigrateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring every schema of the database up to date; safe when several start at once."
    )

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        var count = 0
        for history in SchemaHistory.all {
            let applied = try await Migrator.apply(
                history.migrations,
                schema: history.schema,
                configuration: context.database,
                logger: context.logger
            )
            for migration in applied { print("\(history.schema): \(migration.name)") }
            count += applied.count
        }
        print(count == 0 ? "Every schema is up to date." : "\(count) migrations were applied.")
    }
}
