package import ArgumentParser
import City
import Messaging
import Model
import PostgreSQL

/// `rrp limit show CATEGORY`
package struct LimitShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The limits that hold for a category, and when each would end if it began now."
    )

    @Argument(help: "A category's four digits.")
    var category: String

    @Option(help: "The town's nine digits; without it the city's own.")
    var town: String?

    package init() {}

    package func run() async throws {
        guard let code = CategoryCode(rawValue: category) else { throw ValidationError("a category has four digits") }
        let town = try town.map { text in
            guard let code = TownCode(rawValue: text) else { throw ValidationError("a town has nine digits") }
            return code
        }
        let now = ServiceClock.real.now()
        let policies = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in try LimitCatalogue().policies(at: now, in: database) }
        }
        let limits = policies.limits(for: code, in: town)
        for stage in TimeLimitStage.allCases {
            for urgency in Urgency.allCases {
                let rule = limits.rule(of: stage, urgency: urgency)
                let (warnAt, dueAt) = rule.points(from: now, in: limits.calendar)
                print(
                    "\(stage.rawValue)  \(urgency.rawValue)  \(rule.amount)  warns \(warnAt.localWords.zh)"
                        + "  due \(dueAt.localWords.zh)"
                )
            }
        }
    }
}
