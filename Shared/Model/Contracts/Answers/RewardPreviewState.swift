/// What a rule would have cost, by town, beside what it was in truth.
package struct RewardPreviewState: Hashable, Codable, Sendable {
    package struct Line: Hashable, Codable, Sendable {
        package let town: TownCode
        /// That were decided on in the time.
        package let reports: Int
        package let points: Points
        package let redPackets: Int
        package let fen: Fen
        /// Of these reports so many would have had no red packet because the month's budget was used up.
        package let budgetExhausted: Int
        /// Or because their citizen had won often enough.
        package let capReached: Int
        package let pointsThen: Points
        package let redPacketsThen: Int
        package let fenThen: Fen

        package init(town: TownCode, _ line: RewardPreview.Line) {
            self.town = town
            reports = line.reports
            points = line.points
            redPackets = line.redPackets
            fen = line.fen
            budgetExhausted = line.declined[.budgetExhausted] ?? 0
            capReached = line.declined[.capReached] ?? 0
            pointsThen = line.pointsThen
            redPacketsThen = line.redPacketsThen
            fenThen = line.fenThen
        }
    }

    /// In the order of their codes.
    package let towns: [Line]

    /// Months added up.
    package init(_ preview: RewardPreview) {
        let byTown = preview.lines.reduce(into: [TownCode: RewardPreview.Line]()) { sums, entry in
            sums[entry.key.town, default: RewardPreview.Line()] += entry.value
        }
        towns = byTown.sorted { $0.key < $1.key }.map { Line(town: $0.key, $0.value) }
    }
}
