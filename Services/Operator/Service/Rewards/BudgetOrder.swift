import Model
import PostgreSQL
import RewardService

/// A budget that an operator sets: of one town or of all, for one month or for those to come.
struct BudgetOrder: Sendable {
    enum Span: Sendable {
        /// Local time, `yyyy-mm`.
        case month(String)
        /// Every month that nobody sets and that is not open yet.
        case standing

        var words: String {
            switch self {
            case .month(let month): month
            case .standing: "standing"
            }
        }
    }

    static let everyTown = "all"
    /// What stands in the place of an amount where the default counts.
    static let noAmount = "default"
    /// More than any town has: what a setting takes, too.
    static let most = Fen(1_000_000_000_000)

    /// A town's code, or `all`.
    let place: String
    /// Nil: the default again, of standing budgets alone.
    let amount: Fen?
    let span: Span

    /// Sets it and writes down who did.
    /// - Throws: `BudgetRefusal`; nothing is set then.
    @discardableResult
    func carryOut(_ signature: Signature, in database: Database) throws -> OperatorAct {
        if let amount {
            guard Fen.zero <= amount, amount <= Self.most else {
                throw BudgetRefusal(.amount, "a budget is ¥\(Fen.zero) to ¥\(Self.most)")
            }
        }
        let towns = try towns(in: database)
        let before: [TownCode: Fen]
        switch span {
        case .month(let month):
            guard let amount else {
                throw BudgetRefusal(.amount, "\(month) needs an amount; only a standing budget has a default")
            }
            guard try TownBudgets.currentMonth(in: database) <= month else {
                throw BudgetRefusal(.pastMonth, "\(month) is over; what was granted in it stays")
            }
            before = try TownBudgets.grant(amount, to: towns, in: month, in: database)
        case .standing:
            before = try TownBudgets.stand(amount, for: towns, in: database)
        }
        let act = OperatorAct(
            deed: .budget,
            subject: "\(place) \(span.words)",
            before: Self.list(towns) { before[$0] },
            after: Self.list(towns) { _ in amount }
        )
        try act.write(signature, in: database)
        return act
    }

    private func towns(in database: Database) throws -> [TownCode] {
        let known = try TownBudgets.towns(in: database)
        if place == Self.everyTown { return known }
        guard let town = TownCode(rawValue: place), known.contains(town) else {
            throw BudgetRefusal(.unknownTown, "the city has no town “\(place)”")
        }
        return [town]
    }

    /// As `reward.operator_act` keeps it, and the audit reads it.
    private static func list(_ towns: [TownCode], _ amount: (TownCode) -> Fen?) -> String {
        towns.map { "\($0)=\(amount($0)?.description ?? noAmount)" }.joined(separator: " ")
    }
}
