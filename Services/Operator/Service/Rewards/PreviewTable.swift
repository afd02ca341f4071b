import Model

/// A preview as it is printed: a line a town and month, and their sum.
struct PreviewTable {
    let lines: [(place: TownMonth, line: RewardPreview.Line)]

    /// - Parameter town: only this one.
    init(_ preview: RewardPreview, town: TownCode?) {
        lines = preview.lines.sorted { $0.key < $1.key }.map { (place: $0.key, line: $0.value) }
            .filter { town == nil || $0.place.town == town }
    }

    private var total: RewardPreview.Line { lines.reduce(into: RewardPreview.Line()) { $0 += $1.line } }

    private static let heads = [
        "month", "town", "reports", "points", "redPackets", "yuan", "notWon", "capReached", "budgetExhausted",
        "redPacketsThen", "yuanThen", "yuanMore",
    ]

    private static func cells(_ month: String, _ town: String, _ line: RewardPreview.Line) -> [String] {
        [
            month, town, "\(line.reports)", "\(line.points)", "\(line.redPackets)", "\(line.fen)",
            "\(line.declined[.notWon] ?? 0)", "\(line.declined[.capReached] ?? 0)",
            "\(line.declined[.budgetExhausted] ?? 0)", "\(line.redPacketsThen)", "\(line.fenThen)",
            "\(line.fen - line.fenThen)",
        ]
    }

    private var rows: [[String]] {
        [Self.heads] + lines.map { Self.cells($0.place.month, $0.place.town.rawValue, $0.line) }
            + [Self.cells("all", "all", total)]
    }

    /// Comma-separated, with a line of names and one of sums.
    var csv: String { rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" }

    /// For a person's screen.
    var text: String {
        let sides: [TextTable.Side] = Self.heads.indices.map { column in column < 2 ? .left : .right }
        return TextTable(sides: sides, rows: rows).text + "\n"
    }
}
