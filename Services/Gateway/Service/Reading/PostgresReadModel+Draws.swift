import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func draws() async throws -> DrawList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                "SELECT day::text, commitment, committed_at, seed FROM read.draw ORDER BY day DESC LIMIT 100"
            ).decode((String, String, Timestamp, String?).self)
            return DrawList(
                items: rows.map { DrawItem(day: $0.0, commitment: $0.1, committedAt: $0.2, seed: $0.3) }
            )
        }
    }

    package func draw(of report: ReportID, citizen: CitizenID) async throws -> DrawAnswer? {
        try await pool.autocommit { database in
            let row = try database.execute(
                """
                SELECT drawing.draw_message, drawing.draw_share, draw.day::text, draw.commitment, draw.committed_at,
                       draw.seed, drawing.terms
                  FROM read.drawing
                  JOIN read.draw ON draw.day = drawing.draw_day
                 WHERE drawing.report_id = \(report) AND drawing.citizen_id = \(citizen)
                """
            ).decodeFirst((MessageID, Double, String, String, Timestamp, String?, String?).self)
            guard let row else { return nil }
            let seed = row.5 ?? "SEED"
            let text = RedPacketDraw.text(seed: seed, report: report, message: row.0)
            let prizes = try row.6.map { try MessageCoding.decode(RewardTerms.self, from: $0).prizes }
            return DrawAnswer(
                reportId: report,
                messageId: row.0,
                share: row.1,
                prizes: prizes?.map(PrizeItem.init),
                draw: DrawItem(day: row.2, commitment: row.3, committedAt: row.4, seed: row.5),
                recipe: "printf %s '\(text)' | sha256sum | cut -c1-16",
                amountRecipe: prizes.flatMap {
                    RedPacketDraw.amountRecipe(among: $0, seed: seed, report: report, message: row.0)
                }
            )
        }
    }
}
