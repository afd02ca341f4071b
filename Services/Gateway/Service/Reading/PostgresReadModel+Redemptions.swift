import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func offers(of town: TownCode?) async throws -> OfferList {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT code, town_code, name, english_name, points::bigint, place, english_place
                  FROM city.offer
                 WHERE is_active AND (\(town)::text IS NULL OR town_code = \(town))
                 ORDER BY points, code, town_code
                 LIMIT 1000
                """
            ).decode((OfferCode, TownCode, String, String, Int64, String, String).self)
        }
        return OfferList(
            items: rows.map {
                OfferItem(
                    code: $0.0,
                    townCode: $0.1,
                    name: $0.2,
                    englishName: $0.3,
                    points: Int($0.4),
                    place: $0.5,
                    englishPlace: $0.6
                )
            }
        )
    }

    package func redemptions(of citizen: CitizenID) async throws -> RedemptionList {
        try await redemptions("citizen_id = \(citizen)")
    }

    package func redemptions(code: String?, for viewer: Viewer) async throws -> RedemptionList {
        guard viewer.role == .townCentre, case .town(let town) = viewer.scope else { return RedemptionList(items: []) }
        let code = code.map(Redemption.code(typed:))
        return try await redemptions(
            "town_code = \(town) AND state = 'waiting' AND (\(code)::text IS NULL OR code = \(code))",
            withCodes: false
        )
    }

    private func redemptions(_ condition: SQL, withCodes: Bool = true) async throws -> RedemptionList {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT id, offer_code, town_code, name, english_name, points, state, code, version, redeemed_at
                  FROM read.redemption
                 WHERE \(condition)
                 ORDER BY redeemed_at DESC, id
                 LIMIT 200
                """
            ).decode(
                (RedemptionID, OfferCode, TownCode, String, String, Int64, String, String, Int32, Timestamp).self
            )
        }
        return RedemptionList(
            items: rows.compactMap { row in
                RedemptionState(rawValue: row.6).map { state in
                    RedemptionItem(
                        id: row.0,
                        offerCode: row.1,
                        townCode: row.2,
                        name: row.3,
                        englishName: row.4,
                        points: Int(row.5),
                        state: state,
                        words: WordsAnswer(state.words),
                        code: withCodes ? row.7 : nil,
                        version: Int(row.8),
                        redeemedAt: row.9
                    )
                }
            }
        )
    }
}
