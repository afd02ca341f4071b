import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func campaigns(for viewer: Viewer, at now: Timestamp) async throws -> CampaignList {
        switch (viewer.role, viewer.scope) {
        case (.cityAdmin, _): CampaignList(try await campaigns("true", at: now))
        // Its own, and the city's, which hold there as well.
        case (.townCentre, .town(let town)):
            CampaignList(try await campaigns("town_code IS NULL OR town_code = \(town)", at: now))
        default: CampaignList([])
        }
    }

    package func campaign(_ code: CampaignCode, at now: Timestamp) async throws -> CampaignItem? {
        try await campaigns("code = \(code)", at: now).first
    }

    package func runningCampaigns(at now: Timestamp) async throws -> [CampaignItem] {
        try await campaigns("from_at <= \(now) AND until_at > \(now)", at: now).filter(\.isRunning).sorted {
            ($0.until, $0.code) < ($1.until, $1.code)
        }
    }

    private func campaigns(_ condition: SQL, at now: Timestamp) async throws -> [CampaignItem] {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT document, version, scans, joins, reports, verified
                  FROM read.campaign
                 WHERE \(condition)
                 ORDER BY from_at DESC, code
                 LIMIT 1000
                """
            ).decode((String, Int64, Int64, Int64, Int64, Int64).self)
        }
        return try rows.map { row in
            CampaignItem(
                try MessageCoding.decode(Campaign.self, from: row.0),
                version: Int(row.1),
                figures: CampaignFigures(
                    scans: Int(row.2),
                    joins: Int(row.3),
                    reports: Int(row.4),
                    verified: Int(row.5)
                ),
                at: now
            )
        }
    }
}
