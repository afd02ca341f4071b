package import ArgumentParser
import Model
import PostgreSQL

/// `rrp payouts differences PERIOD`
package struct PayoutsDifferencesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "differences",
        abstract: "Everything that differed from the provider's bills of a day or a month, and how it was settled."
    )

    @Argument(help: "The local day, such as 2026-11-24, or the month, such as 2026-11.")
    var period: String

    package init() {}

    package func run() async throws {
        guard CivilDay(period) != nil || CivilDay("\(period)-01") != nil else {
            throw ValidationError("“\(period)” is no day and no month")
        }
        let period = period
        let found = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { try ReconciliationStatements.found(in: period, in: $0) }
        }
        if found.isEmpty {
            print("Nothing was found to differ.")
            return
        }
        let header = ["id", "day", "kind", "number", "ours", "theirs", "report", "found", "outcome"]
        let table = TextTable(
            sides: [.right, .left, .left, .left, .right, .right, .left, .left, .left],
            rows: [header] + found.map(Self.row)
        )
        print(table.text)
    }

    private static func row(_ found: ReconciliationStatements.Found) -> [String] {
        let difference = found.difference
        return [
            "\(difference.id)", difference.day, difference.kind, difference.number,
            difference.ours.map { "¥\($0)" } ?? "–", difference.theirs.map { "¥\($0)" } ?? "–",
            difference.report?.description ?? "–", "\(found.foundAt)",
            found.settlement.map { "settled \($0.at) by \($0.by ?? "–"): \($0.words)" } ?? "open",
        ]
    }
}
