package import ArgumentParser
import Model
import PostgreSQL
import RewardService
import WeChat

/// `rrp rewards budget [TOWN YUAN]`
package struct RewardsBudgetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "Show what towns may give in a month; set it for a month, or for all months to come.",
        discussion: """
            rrp rewards budget
            rrp rewards budget 441900003 50000 --month 2026-12 --signed 张三 --reason 年底集中整治
            rrp rewards budget all 40000 --standing --signed 张三 --reason 2027年预算
            rrp rewards budget 441900003 default --standing --signed 张三 --reason 恢复默认

            Never less than what is reserved or paid already, and never for a month that is over. A standing budget counts where \
            a month opens: with the first report that is rewarded in it. What was set for a month, and a month that is open, stay.
            """
    )

    @Argument(help: "A town's nine digits, or all.")
    var town: String?

    @Argument(help: "Such as 30000 or 30000.50; of a standing budget also default, which takes it back.")
    var yuan: String?

    @Option(help: ArgumentHelp("Such as 2026-11; the month that goes on without it.", valueName: "month"))
    var month: String?

    @Flag(help: "Instead of one month: all months to come that nobody sets.")
    var standing = false

    @Option(help: ArgumentHelp("Who sets it; kept.", valueName: "name"))
    var signed: String?

    @Option(help: "Why; it is kept.")
    var reason: String?

    package init() {}

    package func run() async throws {
        if let month, month.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])/) == nil {
            throw ValidationError("“\(month)” is no month")
        }
        guard let town else {
            guard !standing, self.signed == nil, self.reason == nil else {
                throw ValidationError("say which town, or all")
            }
            return try await show(month)
        }
        guard let yuan else { throw ValidationError("say how many yuan") }
        guard month == nil || !standing else { throw ValidationError("--month or --standing, not both") }
        guard let signed else { throw ValidationError("say who sets it: --signed NAME") }
        guard let reason, !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("say why: --reason WORDS") }
        try await set(town, yuan, SignatureOptions.signature(signed, reason: reason))
    }

    private func set(_ place: String, _ yuan: String, _ signature: Signature) async throws {
        let amount = try yuan == BudgetOrder.noAmount ? nil : Self.amount(yuan)
        let (month, standing) = (month, standing)
        let act = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { database in
                let span: BudgetOrder.Span =
                    try standing ? .standing : .month(month ?? TownBudgets.currentMonth(in: database))
                return try BudgetOrder(place: place, amount: amount, span: span).carryOut(signature, in: database)
            }
        }
        print("\(act.subject): \(amount.map { "¥\($0)" } ?? BudgetOrder.noAmount)")
        if let before = act.before { print("before: \(before)") }
    }

    private func show(_ month: String?) async throws {
        let (shown, lines) = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in
                let shown = try month ?? TownBudgets.currentMonth(in: database)
                return (shown, try TownBudgets.month(shown, in: database))
            }
        }
        let rows = lines.map { line in
            [
                line.town.rawValue, line.granted.description, line.reserved.description, line.paid.description,
                line.left.description, line.standing?.description ?? BudgetOrder.noAmount, line.isOpen ? "open" : "–",
                line.name,
            ]
        }
        let table = TextTable(
            sides: [.left, .right, .right, .right, .right, .right, .left, .left],
            rows: [["town", "granted", "reserved", "paid", "left", "standing", "month", "name"]] + rows
        )
        print("\(shown), yuan")
        print(table.text)
    }

    private static func amount(_ yuan: String) throws -> Fen {
        guard let amount = Fen(yuan: yuan) else {
            throw BudgetRefusal(.amount, "“\(yuan)” is no amount: say 30000 or 30000.50, whole fen and not below zero")
        }
        return amount
    }
}
