import Messaging
import Model
import PostgreSQL

/// A day's draws, for anybody to recompute: what was committed to, the seed once the day is over, and each outcome.
struct DrawSheet: Sendable {
    struct Outcome: Sendable {
        let report: ReportID
        let message: MessageID
        /// What was reserved; zero where there is no red packet.
        let fen: Fen
        /// Why there is none.
        let declined: String?
        /// What could be won; nil in decisions of the first release.
        let prizes: [Prize]?
    }

    let day: String
    let commitment: String
    let committedAt: Timestamp
    /// Committed to only after the day had begun.
    let isLate: Bool
    /// Nil until the day is over.
    let seed: String?
    /// In the order of the messages that told of the verifications.
    let outcomes: [Outcome]

    /// Nil where nobody committed to that day.
    /// - Parameter day: local, `yyyy-mm-dd`.
    init?(of day: String, in database: Database) throws {
        // The view keeps the seed to itself until the day is over, also from an operator who means well.
        let found = try database.execute(
            """
            SELECT commitment, committed_at, committed_at >= (day::timestamp AT TIME ZONE 'Asia/Shanghai'), seed
              FROM read.draw
             WHERE day = \(day)::text::date
            """
        ).decodeFirst((String, Timestamp, Bool, String?).self)
        guard let found else { return nil }
        self.day = day
        commitment = found.0
        committedAt = found.1
        isLate = found.2
        seed = found.3
        outcomes = try database.execute(
            """
            SELECT report_id, draw_message, fen, declined, terms
              FROM reward.decision
             WHERE draw_day = \(day)::text::date AND draw_message IS NOT NULL
             ORDER BY draw_message
            """
        ).decode((ReportID, MessageID, Fen, String?, String?).self).map { row in
            Outcome(
                report: row.0,
                message: row.1,
                fen: row.2,
                declined: row.3,
                prizes: try row.4.map { try MessageCoding.decode(RewardTerms.self, from: $0).prizes }
            )
        }
    }

    /// Lines of a name and a value, then each outcome with the command that recomputes it.
    var text: String {
        let words = isLate ? ", only after the day had begun" : ""
        var lines = [
            "day        \(day)", "commitment \(commitment)", "committed  \(committedAt)\(words)",
            "seed       \(seed ?? "– (revealed when the day is over)")",
        ]
        if let seed { lines.append("           \(RedPacketDraw.commitmentRecipe(seed: seed))") }
        lines.append("outcomes   \(outcomes.count)")
        for outcome in outcomes {
            let result = outcome.declined ?? "\(outcome.fen.amount) fen"
            lines.append("")
            lines.append("report \(outcome.report)  message \(outcome.message)  decided: \(result)")
            guard let seed else { continue }
            lines.append(
                RedPacketDraw.recipe(
                    among: outcome.prizes,
                    seed: seed,
                    report: outcome.report,
                    message: outcome.message
                )
            )
        }
        return lines.joined(separator: "\n")
    }
}
