package import ArgumentParser
import City
import Foundation
import Messaging
import Model
import PostgreSQL

/// `rrp rewards preview`
package struct RewardsPreviewCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "What a rule would have cost on past reports, by town and month; nothing is changed.",
        discussion: """
            Goes through what was decided on in its order, with the draws as they fell, and decides again under the rule. What is
            not said stays as it is set now. Red packets that went back to the budget are not known to a preview: where the budget
            was used up it may give a little less than a month really could.
            """
    )

    @Option(
        help: ArgumentHelp(
            "Only these categories have the rule, four digits each; all without it.",
            valueName: "category"
        )
    )
    var category: [String] = []

    @Option(help: "Show only this town, nine digits.")
    var town: String?

    @Option(help: ArgumentHelp("The first local day, such as 2026-05-01.", valueName: "day"))
    var from: String

    @Option(help: ArgumentHelp("The last local day.", valueName: "day"))
    var until: String

    @Option(help: "Points of a true report.")
    var points: Int?

    @Option(
        help: ArgumentHelp("Fen of a red packet, one amount or a range such as 200-500; 0: none.", valueName: "fen")
    )
    var amount: String?

    @Option(help: "Of a thousand true reports so many win.")
    var winners: Int?

    @Option(help: "Red packets of a citizen in a day.")
    var dailyCap: Int?

    @Option(help: "Red packets of a citizen in a month; 0: no such cap.")
    var monthlyCap: Int?

    @Option(help: "Every town's budget of a month in fen; without it the budgets as they were set.")
    var budget: Int?

    @Flag(help: "Comma-separated values.")
    var csv = false

    package init() {}

    package func run() async throws {
        let (start, end) = (try Self.midnight(from), try Self.midnight(until) + .seconds(86_400))
        guard start < end else { throw ValidationError("--until comes before --from") }
        let town = try town.map { text in
            guard let code = TownCode(rawValue: text) else { throw ValidationError("“\(text)” is no town") }
            return code
        }
        let now = ServiceClock.real.now()
        let preview = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in
                let rule = try rule(
                    RewardSettingStatements.values(in: database),
                    budgets: PreviewStatements.budgets(in: database)
                )
                let own = try CategoryCatalogue().traits(at: now, in: database).compactMapValues(\.rewardRule)
                var preview = RewardPreview(rule, own: own)
                for report in try PreviewStatements.reports(from: start, until: end, in: database) {
                    preview.take(report)
                }
                return preview
            }
        }
        let table = PreviewTable(preview, town: town)
        try FileHandle.standardOutput.write(contentsOf: Data((csv ? table.csv : table.text).utf8))
    }

    private func rule(_ settings: [String: Int64], budgets: [TownMonth: Fen]) throws -> TrialRule {
        let categories = try category.map { text in
            guard let code = CategoryCode(rawValue: text) else { throw ValidationError("“\(text)” is no category") }
            return code
        }
        let monthly = monthlyCap ?? Int(settings[RewardSetting.monthlyRedPackets.rawValue] ?? 0)
        return TrialRule(
            categories: categories.isEmpty ? nil : Set(categories),
            points: points.map { Points(Int64($0)) },
            amounts: try amount.map(Self.amounts),
            share: Double(winners ?? Int(settings[RewardSetting.drawWinners.rawValue] ?? 1000)) / 1000,
            dailyCap: dailyCap ?? Int(settings[RewardSetting.dailyRedPackets.rawValue] ?? 10),
            monthlyCap: monthly > 0 ? monthly : nil,
            budgets: budget == nil ? budgets : [:],
            budget: Fen(budget.map { Int64($0) } ?? settings[RewardSetting.monthlyBudget.rawValue] ?? 0)
        )
    }

    private static func amounts(_ text: String) throws -> ClosedRange<Fen> {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard (1...2).contains(ends.count), let low = ends.first ?? nil, let high = ends.last ?? nil, 0 <= low,
            low <= high,
            high <= 1_000_000
        else { throw ValidationError("“\(text)” is no amount: say 300, or 200-500") }
        return Fen(low)...Fen(high)
    }

    /// When a local day begins, Asia/Shanghai.
    private static func midnight(_ day: String) throws -> Timestamp {
        guard day.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil, let time = Timestamp("\(day)T00:00:00+08:00") else {
            throw ValidationError("“\(day)” is no day")
        }
        return time
    }
}
