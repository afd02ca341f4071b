package import ArgumentParser
import City
import Foundation
import Messaging
import Model
import PostgreSQL
import RewardService

/// `rrp rewards preview`
package struct RewardsPreviewCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "What a rule would have cost on past reports, by town and month; nothing is changed.",
        discussion: """
            Goes through what was decided on in its order, with the draws as they fell, and decides again: by the rules in force,
            with the rule that is said here among them. What is not said stays as it is set now. Red packets that went back to the budget are not known to a preview: where the budget
            was used up it may give a little less than a month really could.
            """
    )

    @Option(
        help: ArgumentHelp(
            "Only these have the rule, items of four digits or classes of two; all without it.",
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

    @Option(help: "Only reports of this campaign have the rule.")
    var campaign: String?

    @Option(help: "Only reports of these people have the rule.")
    var cohort: String?

    @Option(help: "Points of a true report.")
    var points: Int?

    @Option(help: "Points on top of them.")
    var extraPoints: Int?

    @Option(
        help: ArgumentHelp("Fen of a red packet, one amount or a range such as 200-500; 0: none.", valueName: "fen")
    )
    var amount: String?

    @Option(help: "Of a thousand true reports so many win; with an amount it is the rule's, else the city's.")
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
                    rules: PreviewStatements.rules(in: database),
                    budgets: PreviewStatements.budgets(in: database)
                )
                let own = try CategoryCatalogue().traits(at: now, in: database).compactMapValues(\.reward)
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

    private func rule(
        _ settings: [String: Int64],
        rules: RewardRules,
        budgets: [TownMonth: Fen]
    ) throws -> TrialRule {
        let monthly = monthlyCap ?? Int(settings[RewardSetting.monthlyRedPackets.rawValue] ?? 0)
        let share = Int(settings[RewardSetting.drawWinners.rawValue] ?? 1000)
        return TrialRule(
            rules: rules.trying(try proposed(sharing: share)),
            winnersOf1000: winners ?? share,
            dailyCap: dailyCap ?? Int(settings[RewardSetting.dailyRedPackets.rawValue] ?? 10),
            monthlyCap: monthly > 0 ? monthly : nil,
            budgets: budget == nil ? budgets : [:],
            budget: Fen(budget.map { Int64($0) } ?? settings[RewardSetting.monthlyBudget.rawValue] ?? 0)
        )
    }

    /// The rule that is said, once for each category; none where only caps, budgets or the city's share are tried.
    private func proposed(sharing share: Int) throws -> [RewardRule] {
        guard points != nil || extraPoints != nil || amount != nil else {
            guard category.isEmpty, campaign == nil, cohort == nil else {
                throw ValidationError("say what the rule brings: --points, --extra-points or --amount")
            }
            return []
        }
        let prizes = try amount.map { text -> [Prize] in
            let amounts = try Self.amounts(text)
            if amounts.upperBound == .zero { return [] }
            return [
                Prize(winnersOf1000: winners ?? share, lowest: amounts.lowerBound, highest: amounts.upperBound)
            ]
        }
        return try (category.isEmpty ? ["*"] : category).map { category in
            let rule = RewardRule(
                id: .named("preview \(category)"),
                category: category,
                campaignCode: try Self.code(campaign),
                cohortCode: try Self.code(cohort),
                points: points.map { Points(Int64($0)) },
                extraPoints: Points(Int64(extraPoints ?? 0)),
                prizes: prizes
            )
            if let fault = rule.fault {
                throw ValidationError("\(category): \(fault.code.words.en)\(fault.detail.map { " (\($0))" } ?? "")")
            }
            return rule
        }
    }

    private static func code<Value: LosslessStringConvertible>(_ text: String?) throws -> Value? {
        try text.map { text in
            guard let value = Value(text) else { throw ValidationError("“\(text)” is no such code") }
            return value
        }
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
