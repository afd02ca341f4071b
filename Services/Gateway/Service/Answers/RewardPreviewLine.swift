package import Model

/// What a rule would have cost in one town, beside what it was in truth.
package struct RewardPreviewLine: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardPreviewLine",
        "What a rule would have cost in one town, beside what it was in truth.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("reports", .integer(0...Int.max), "Reports that were decided on in the time."),
            .required("points", .integer(0...Int.max), "Points that they would have brought."),
            .required("redPackets", .integer(0...Int.max), "Red packets that they would have brought."),
            .required("fen", .integer(0...Int.max), "These together, in fen."),
            .required("budgetExhausted", .integer(0...Int.max), "No red packet, because the budget was used up."),
            .required("capReached", .integer(0...Int.max), "No red packet, because of the citizen's caps."),
            .required("pointsThen", .integer(0...Int.max), "Points that they brought."),
            .required("redPacketsThen", .integer(0...Int.max), "Red packets that they brought."),
            .required("fenThen", .integer(0...Int.max), "These together, in fen."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// Reports that were decided on in the time.
    package let reports: Int
    /// Points that they would have brought.
    package let points: Int
    /// Red packets that they would have brought.
    package let redPackets: Int
    /// These together, in fen.
    package let fen: Int
    /// No red packet, because the budget was used up.
    package let budgetExhausted: Int
    /// No red packet, because of the citizen's caps.
    package let capReached: Int
    /// Points that they brought.
    package let pointsThen: Int
    /// Red packets that they brought.
    package let redPacketsThen: Int
    /// These together, in fen.
    package let fenThen: Int
}

extension RewardPreviewLine {
    init(_ line: RewardPreviewState.Line) {
        self.init(
            townCode: line.town,
            reports: line.reports,
            points: Int(line.points.amount),
            redPackets: line.redPackets,
            fen: Int(line.fen.amount),
            budgetExhausted: line.budgetExhausted,
            capReached: line.capReached,
            pointsThen: Int(line.pointsThen.amount),
            redPacketsThen: line.redPacketsThen,
            fenThen: Int(line.fenThen.amount)
        )
    }
}
