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

    /// Whose they are, which never changes.
    static func citizens(of ids: [RedemptionID], in database: Database) throws -> [CitizenID] {
        try database.execute("SELECT citizen_id FROM reward.redemption WHERE id = ANY (\(ids))").decode(CitizenID.self)
    }

    /// What the citizen of each exchange was forgiven since it was paid, less what was settled since; nothing where that is
    /// nothing. The citizens are held: postings of one citizen come in the order of their positions.
    static func forgiven(since ids: [RedemptionID], in database: Database) throws -> [RedemptionID: Points] {
        let rows = try database.execute(
            """
            SELECT redemption.id, -sum(posting.amount)::bigint
              FROM reward.redemption
              JOIN reward.transaction AS payment ON payment.redemption_id = redemption.id AND payment.kind = 'redeem'
              JOIN reward.posting AS paid ON paid.transaction_id = payment.id AND paid.amount < 0
              JOIN reward.account AS forgiven ON forgiven.code = 'forgiven/' || redemption.citizen_id
              JOIN reward.posting ON posting.account_id = forgiven.id AND posting.position > paid.position
             WHERE redemption.id = ANY (\(ids))
             GROUP BY redemption.id
            """
        ).decode((RedemptionID, Points).self)
        return Dictionary(rows) { first, _ in first }
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
