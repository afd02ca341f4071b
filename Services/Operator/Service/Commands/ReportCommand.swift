package import ArgumentParser
import Foundation
import GatewayService
import Messaging
import Model
import PostgreSQL

/// `rrp report`
package struct ReportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a report ready to send (OpenDocument text): a week, a month, any days, or one topic.",
        discussion: """
            Of the city, or of a town; beside the span before it. Without a span, last week from Monday to Sunday. The figures are
            those that the services count, as the pages show them.
            """
    )

    @Argument(help: ArgumentHelp("The file, such as report.odt.", valueName: "file"))
    var file: String

    @Option(help: "Only this town, nine digits.")
    var town: String?

    @Option(help: ArgumentHelp("A month, such as 2026-11.", valueName: "month"))
    var month: String?

    @Option(help: ArgumentHelp("The first local day, such as 2026-11-01.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last local day.", valueName: "day"))
    var until: String?

    @Option(help: ArgumentHelp("Only this category, four digits.", valueName: "category"))
    var topic: String?

    package init() {}

    package func run() async throws {
        let place = try place()
        let topic = try topic.map { text in
            guard let code = CategoryCode(text) else { throw ValidationError("“\(text)” is no category") }
            return code
        }
        let document = try await OperatorContext().withPool(size: 1) { pool in
            let now = try await pool.autocommit { try $0.execute("SELECT clock.now()").decodeOne(Timestamp.self) }
            let days = try days(now: now)
            return try await FigureReport.document(
                place,
                from: days.first,
                through: days.last,
                topic: topic,
                reads: PostgresReadModel(pool: pool)
            )
        }
        guard let document else { throw ValidationError("no such category, or more than a year") }
        try Data(document.data).write(to: URL(fileURLWithPath: file))
        print("\(file) is written.")
    }

    private func place() throws -> FigureReport.Place {
        guard let town else { return .city }
        guard let code = TownCode(rawValue: town) else { throw ValidationError("“\(town)” is no town") }
        return .town(code)
    }

    private func days(now: Timestamp) throws -> (first: CivilDay, last: CivilDay) {
        if let month {
            guard from == nil, until == nil, let first = CivilDay(month + "-01") else {
                throw ValidationError("a month such as 2026-11, or --from and --until")
            }
            return (first, first.firstOfNextMonth + -1)
        }
        switch (from, until) {
        case (nil, nil):
            let today = CivilDay(now)
            let monday = today + -(today.weekday + 7)
            return (monday, monday + 6)
        case (let from?, let until?):
            guard let first = CivilDay(from), let last = CivilDay(until), first <= last else {
                throw ValidationError("“\(from)” to “\(until)” are no days in their order")
            }
            return (first, last)
        default: throw ValidationError("--from and --until go together")
        }
    }
}
