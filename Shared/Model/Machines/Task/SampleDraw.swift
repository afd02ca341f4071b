/// Which findings `resolvedOnSite` are drawn for a check by somebody else: a share of each town's (*config*, 5 %).
///
/// Seeded: nobody who does not know the seed can tell beforehand which of the own findings will be looked at, and with one
/// seed the same task is always drawn or not. The first eight bytes of SHA-256("sample/" ‖ seed ‖ "/" ‖ task), as
/// a share of 2⁶⁴, are below the town's share.
package struct SampleDraw: Hashable, Sendable {
    private let seed: String
    /// 0 to 1; nil key: of every other town.
    private let shares: [TownCode?: Double]

    package init(seed: String, shares: [TownCode?: Double]) {
        self.seed = seed
        self.shares = shares
    }

    /// - Parameter text: per cent by town, `*=5,441900103=10`; nil where it means nothing.
    package init?(seed: String, percents text: String) {
        var shares: [TownCode?: Double] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let percent = Double(sides[1]), (0...100).contains(percent) else { return nil }
            if sides[0] == "*" {
                shares[nil] = percent / 100
            } else {
                guard let town = TownCode(rawValue: String(sides[0])) else { return nil }
                shares[town] = percent / 100
            }
        }
        self.init(seed: seed, shares: shares)
    }

    package func share(of town: TownCode) -> Double { shares[town] ?? shares[nil] ?? 0 }

    /// Whether the finding of a task is to be checked.
    package func isDrawn(_ task: TaskID, in town: TownCode) -> Bool {
        let share = share(of: town)
        return share >= 1 || RedPacketDraw.number("sample/\(seed)/\(task)") < share
    }
}
