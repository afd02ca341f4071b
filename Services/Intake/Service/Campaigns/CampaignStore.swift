import Messaging
import Model
import PostgreSQL

/// The statements of campaigns.
enum CampaignStore {
    /// What a campaign is counted by.
    enum Figure: String {
        case scans, joins, reports, verified
    }

    struct Count: Hashable {
        let code: CampaignCode
        let figure: Figure
    }

    /// The campaigns that submissions name or their citizens joined.
    static func book(for submits: [SubmitReport], in database: Database) throws -> CampaignBook {
        let citizens = Array(Set(submits.compactMap(\.citizenID)))
        let named = Array(Set(submits.compactMap { $0.campaignCode.flatMap(CampaignCode.init(rawValue:)) }))
        let members =
            try citizens.isEmpty
            ? []
            : database.execute(
                """
                SELECT citizen_id, code FROM intake.campaign_member
                 WHERE citizen_id = ANY (\(citizens)) ORDER BY citizen_id, joined_at DESC, code
                """
            ).decode((CitizenID, CampaignCode).self)
        let codes = Array(Set(named + members.map(\.1)))
        guard !codes.isEmpty else { return CampaignBook() }
        let campaigns = try database.execute("SELECT document FROM intake.campaign WHERE code = ANY (\(codes))")
            .decode(String.self).map { try MessageCoding.decode(Campaign.self, from: $0) }
        return CampaignBook(
            campaigns,
            joined: members.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
        )
    }

    /// Enters who joined by a report of theirs.
    /// - Returns: how many were new, by campaign.
    static func join(
        _ members: [(citizen: CitizenID, code: CampaignCode, at: Timestamp)],
        in database: Database
    ) throws -> [CampaignCode: Int] {
        guard !members.isEmpty else { return [:] }
        let new = try database.execute(
            """
            INSERT INTO intake.campaign_member (citizen_id, code, joined_at)
            SELECT citizen_id, code, min(joined_at)
              FROM unnest(\(members.map(\.citizen)), \(members.map(\.code)), \(members.map(\.at)))
                AS given (citizen_id, code, joined_at)
             GROUP BY citizen_id, code
             ORDER BY citizen_id, code
            ON CONFLICT DO NOTHING
            RETURNING code
            """
        ).decode(CampaignCode.self)
        return new.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Counts; in shards, so that instances side by side do not wait for each other. Sent with the next statement.
    static func count(_ counts: [Count: Int], in database: Database) throws {
        let rows = Array(counts)
        guard !rows.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO intake.campaign_figure AS stored (code, figure, shard, count)
            SELECT given.code, given.figure, pg_backend_pid() % 8, given.count
              FROM unnest(\(rows.map(\.key.code)), \(rows.map(\.key.figure.rawValue)), \(rows.map { Int64($0.value) }))
                AS given (code, figure, count)
              -- What nobody ever set is not counted.
              JOIN intake.campaign USING (code)
             ORDER BY given.code, given.figure
            ON CONFLICT (code, figure, shard) DO UPDATE SET count = stored.count + excluded.count
            """
        )
    }

    /// Locks a campaign; nil where there is none of this code.
    static func lock(_ code: CampaignCode, in database: Database) throws -> (campaign: Campaign, version: Int)? {
        try database.execute("SELECT document, version FROM intake.campaign WHERE code = \(code) FOR UPDATE")
            .decodeFirst((String, Int64).self)
            .map { (try MessageCoding.decode(Campaign.self, from: $0), Int($1)) }
    }

    static func store(
        _ campaign: Campaign,
        version: Int,
        by account: AccountID,
        at now: Timestamp,
        in database: Database
    ) throws {
        let document = try MessageCoding.text(campaign)
        try database.execute(
            """
            WITH stored AS (
                INSERT INTO intake.campaign AS known
                       (code, town_code, from_at, until_at, document, version, changed_by, changed_at)
                VALUES (\(campaign.code), \(campaign.townCode), \(campaign.from), \(campaign.until), \(document),
                        \(Int64(version)), \(account), \(now))
                ON CONFLICT (code) DO UPDATE
                   SET town_code = excluded.town_code, from_at = excluded.from_at, until_at = excluded.until_at,
                       document = excluded.document, version = excluded.version, changed_by = excluded.changed_by,
                       changed_at = excluded.changed_at
                RETURNING code, version, document, changed_by, changed_at
            )
            INSERT INTO intake.campaign_version (code, version, document, changed_by, changed_at)
            SELECT * FROM stored
            """
        )
    }
}
