import Messaging
import Model
import PostgreSQL

/// The statements of exchanges of points.
enum RedemptionStore {
    /// An offer of a town.
    struct OfferKey: Hashable {
        let code: OfferCode
        let town: TownCode
    }

    static func offers(_ keys: [OfferKey], in database: Database) throws -> [OfferKey: Offer] {
        let rows = try database.execute(
            """
            SELECT DISTINCT offer.code, offer.town_code, offer.name, offer.english_name, offer.points::bigint, offer.is_active
              FROM city.offer
              JOIN unnest(\(keys.map(\.code)), \(keys.map(\.town))) AS given (code, town_code) USING (code, town_code)
            """
        ).decode((OfferCode, TownCode, String, String, Points, Bool).self)
        return rows.reduce(into: [:]) { offers, row in
            offers[OfferKey(code: row.0, town: row.1)] = Offer(
                code: row.0,
                townCode: row.1,
                name: Words(zh: row.2, en: row.3),
                points: row.4,
                isActive: row.5
            )
        }
    }

    /// Locks and reads exchanges in key order.
    static func load(_ ids: [RedemptionID], in database: Database) throws -> [RedemptionID: Redemption] {
        try database.execute(
            "SELECT document FROM reward.redemption WHERE id = ANY (\(ids)) ORDER BY id FOR UPDATE"
        ).decode(String.self).reduce(into: [:]) { redemptions, text in
            let redemption = try MessageCoding.decode(Redemption.self, from: text)
            redemptions[redemption.id] = redemption
        }
    }

    static func store(_ redemptions: [Redemption], in database: Database) throws {
        guard !redemptions.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.redemption AS redemption
                   (id, citizen_id, offer_code, town_code, points, state, version, code, redeemed_at, changed_at, document)
            SELECT *
              FROM unnest(\(redemptions.map(\.id)), \(redemptions.map(\.citizenID)), \(redemptions.map(\.offerCode)),
                          \(redemptions.map(\.townCode)), \(redemptions.map(\.points)),
                          \(redemptions.map(\.state.rawValue)), \(redemptions.map { Int32($0.version) }),
                          \(redemptions.map(\.code)), \(redemptions.map(\.redeemedAt)), \(redemptions.map(\.changedAt)),
                          \(try redemptions.map { try MessageCoding.text($0) }))
                AS given (id, citizen_id, offer_code, town_code, points, state, version, code, redeemed_at, changed_at, document)
             ORDER BY id
            ON CONFLICT (id) DO UPDATE
               SET state = excluded.state, version = excluded.version, changed_at = excluded.changed_at,
                   document = excluded.document
            """
        )
    }
}
