/// The random sample: from the day's seed and the verification's message, as the draw is, under a word of its own. Anybody
/// can recompute afterwards who had to be looked at, and nobody knows it before.
package enum ReviewSample {
    /// 0 to below 1; below the share it is looked at.
    package static func number(seed: String, report: ReportID, message: MessageID) -> Double {
        RedPacketDraw.number(text(seed: seed, report: report, message: message))
    }

    /// What is hashed.
    package static func text(seed: String, report: ReportID, message: MessageID) -> String {
        "review/\(seed)/\(report)/\(message)"
    }
}
