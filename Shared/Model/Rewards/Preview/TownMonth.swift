/// A town's month of the budget.
package struct TownMonth: Hashable, Comparable, Sendable {
    package let town: TownCode
    /// `yyyy-mm`, local.
    package let month: String

    package init(town: TownCode, month: String) {
        self.town = town
        self.month = month
    }

    package static func < (left: TownMonth, right: TownMonth) -> Bool {
        (left.month, left.town) < (right.month, right.town)
    }
}
