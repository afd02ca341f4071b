import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Whether a day's seed was committed to only after the day had begun.
    private static let isLate: SQL = "draw.committed_at >= (draw.day::timestamp AT TIME ZONE 'Asia/Shanghai')"

    package func draws() async throws -> DrawList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT day::text, commitment, committed_at, \(Self.isLate), seed
                  FROM read.draw
                 ORDER BY day DESC LIMIT 100
                """
            ).decode((String, String, Timestamp, Bool, String?).self)
            return DrawList(
                items: rows.map {
                    DrawItem(day: $0.0, commitment: $0.1, committedAt: $0.2, isLate: $0.3, seed: $0.4)
                }
            )
        }
    }

    package func draw(of report: ReportID, citizen: CitizenID) async throws -> DrawAnswer? {
        try await pool.autocommit { database in
            let row = try database.execute(
                """
                SELECT drawing.draw_message, drawing.draw_share, draw.day::text, draw.commitment, draw.committed_at,
                       \(Self.isLate), draw.seed, drawing.terms
                  FROM read.drawing
                  JOIN read.draw ON draw.day = drawing.draw_day
                 WHERE drawing.report_id = \(report) AND drawing.citizen_id = \(citizen)
                """
            ).decodeFirst((MessageID, Double, String, String, Timestamp, Bool, String?, String?).self)
            guard let row else { return nil }
            let (message, revealed) = (row.0, row.6)
            let prizes = try row.7.map { try MessageCoding.decode(RewardTerms.self, from: $0).prizes }
            let draw = revealed.map { RedPacketDraw(seed: $0) }
            let won = draw.flatMap { draw in
                prizes.map { draw.win(among: $0, report, verifiedBy: message) ?? Fen.zero }
            }
            return DrawAnswer(
                reportId: report,
                messageId: message,
                share: row.1,
                prizes: prizes?.map(PrizeItem.init),
                isFixed: prizes.map { RedPacketDraw.isFixed($0) } ?? false,
                draw: DrawItem(day: row.2, commitment: row.3, committedAt: row.4, isLate: row.5, seed: revealed),
                place: draw?.place(of: report, verifiedBy: message),
                drawnFen: won.map { Int($0.amount) },
                commitmentRecipe: RedPacketDraw.commitmentRecipe(seed: revealed ?? "SEED"),
                recipe: RedPacketDraw.recipe(
                    among: prizes,
                    seed: revealed ?? "SEED",
                    report: report,
                    message: message
                )
            )
        }
    }
}
