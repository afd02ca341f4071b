/// A rule of the city about limits: for a stage, and as far as it says so for a category, an urgency and a town (*config*).
package struct LimitPolicy: Hashable, Sendable {
    /// Which categories it is about.
    package enum Scope: Hashable, Sendable {
        case all
        /// A class, by its two digits.
        case categoryClass(String)
        case item(CategoryCode)
    }

    package let stage: TimeLimitStage
    package let scope: Scope
    /// Nil: for both.
    package let urgency: Urgency?
    /// Nil: for every town.
    package let town: TownCode?
    package let rule: LimitRule

    package init(
        stage: TimeLimitStage,
        scope: Scope = .all,
        urgency: Urgency? = nil,
        town: TownCode? = nil,
        rule: LimitRule
    ) {
        self.stage = stage
        self.scope = scope
        self.urgency = urgency
        self.town = town
        self.rule = rule
    }

    /// The most particular policy counts: item before class before all, then a town's before the city's, then one for an
    /// urgency before one for both.
    var particularity: Int {
        let breadth =
            switch scope {
            case .all: 0
            case .categoryClass: 1
            case .item: 2
            }
        return breadth * 4 + (town == nil ? 0 : 2) + (urgency == nil ? 0 : 1)
    }
}

extension LimitPolicy.Scope: LosslessStringConvertible {
    /// `*`, a class's two digits or an item's four.
    package init?(_ description: String) {
        if description == "*" {
            self = .all
        } else if description.isDigits(2) {
            self = .categoryClass(description)
        } else if let item = CategoryCode(rawValue: description) {
            self = .item(item)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .all: "*"
        case .categoryClass(let digits): digits
        case .item(let code): code.rawValue
        }
    }
}
