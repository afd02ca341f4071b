import Messaging
import Model
import PostgreSQL

/// What the operator reads and sets of the payouts.
enum PayoutStatements {
    struct Sum {
        let state: PayoutState
        let count: Int
        let fen: Fen
    }

    struct Pause {
        let scope: String
        let reason: String
        let by: String
        let since: Timestamp

        /// As it is written down when it ends, or gives way to another.
        fileprivate var words: String { "paused by \(by): \(reason)" }
    }

    /// What is written down where no pause is.
    private static let paying = "paying"

    struct Held {
        let report: ReportID
        let town: TownCode
        let fen: Fen
        let reason: PayoutHold
        let lastFault: String?
        let bill: String?
        let since: Timestamp
    }

    static func sums(in database: Database) throws -> [Sum] {
        try database.execute(
            "SELECT state, count(*), sum(fen)::bigint FROM reward.payout GROUP BY state ORDER BY state"
        ).decode((String, Int64, Fen).self).compactMap { state, count, fen in
            PayoutState(rawValue: state).map { Sum(state: $0, count: Int(count), fen: fen) }
        }
    }

    static func pauses(in database: Database) throws -> [Pause] {
        try pauses(database.execute("SELECT scope, reason, paused_by, paused_at FROM reward.pause ORDER BY scope"))
    }

    /// The work list, longest waiting first.
    static func held(limit: Int, in database: Database) throws -> [Held] {
        try database.execute(
            """
            SELECT report_id, town_code, fen, hold, last_fault, bill_number, changed_at
              FROM reward.payout
             WHERE state = 'held'
             ORDER BY changed_at
             LIMIT \(limit)
            """
        ).decode((ReportID, TownCode, Fen, String, String?, String?, Timestamp).self).compactMap { row in
            PayoutHold(rawValue: row.3).map {
                Held(
                    report: row.0,
                    town: row.1,
                    fen: row.2,
                    reason: $0,
                    lastFault: row.4,
                    bill: row.5,
                    since: row.6
                )
            }
        }
    }

    /// A red packet that waits for a reviewer.
    struct Checking {
        let report: ReportID
        let town: TownCode
        let fen: Fen
        let reasons: [PayoutSuspicion]
        let since: Timestamp
        /// When its reservation would have ended; it stays all the same.
        let reservedUntil: Timestamp
        let isOverdue: Bool
    }

    /// What a reviewer looks at, longest waiting first.
    static func checking(limit: Int, in database: Database) throws -> [Checking] {
        try database.execute(
            """
            SELECT payout.report_id, payout.town_code, payout.fen,
                   (SELECT string_agg(code, ' ' ORDER BY code) FROM reward.suspicion
                     WHERE suspicion.report_id = payout.report_id),
                   decision.decided_at, payout.reserved_until, payout.reserved_until < clock.now()
              FROM reward.payout
              JOIN reward.decision USING (report_id)
             WHERE payout.state = 'checking'
             ORDER BY payout.reserved_until
             LIMIT \(limit)
            """
        ).decode((ReportID, TownCode, Fen, String?, Timestamp, Timestamp, Bool).self).map {
            Checking(
                report: $0.0,
                town: $0.1,
                fen: $0.2,
                reasons: ($0.3 ?? "").split(separator: " ").compactMap { PayoutSuspicion(rawValue: String($0)) },
                since: $0.4,
                reservedUntil: $0.5,
                isOverdue: $0.6
            )
        }
    }

    /// Whose bill waits for its citizen's confirmation, or is being made and will.
    static func underWay(in database: Database) throws -> [ReportID] {
        try database.execute(
            """
            SELECT payout.report_id
              FROM reward.payout
              JOIN reward.bill ON bill.number = payout.bill_number
             WHERE payout.state IN ('creating', 'confirming')
             ORDER BY payout.report_id
            """
        ).decode(ReportID.self)
    }

    /// The calls to the provider for one report, oldest first.
    static func calls(of report: ReportID, in database: Database) throws -> [(Timestamp, String, String, String)] {
        try database.execute(
            """
            SELECT called_at, number, call, outcome FROM reward.provider_call WHERE report_id = \(report) ORDER BY id
            """
        ).decode((Timestamp, String, String, String).self)
    }

    /// Pauses a town, or with `*` everybody, and writes down who did.
    static func pause(_ scope: String, reason: String, _ signature: Signature, in database: Database) throws {
        let before = try pauses(
            database.execute(
                "SELECT scope, reason, paused_by, paused_at FROM reward.pause WHERE scope = \(scope) FOR UPDATE"
            )
        ).first
        try database.execute(
            """
            INSERT INTO reward.pause (scope, reason, paused_by, paused_at)
            VALUES (\(scope), \(reason), \(signature.name), clock.now())
            ON CONFLICT (scope) DO UPDATE SET reason = excluded.reason, paused_by = excluded.paused_by
            """
        )
        try OperatorAct(
            deed: scope == "*" ? .stop : .pause,
            subject: scope,
            before: before?.words ?? paying,
            after: "paused"
        ).write(signature, in: database)
    }

    /// Lets go on what was paused, and writes down who did.
    /// - Returns: whether there was such a pause.
    static func resume(_ scope: String, _ signature: Signature, in database: Database) throws -> Bool {
        let ended = try pauses(
            database.execute(
                "DELETE FROM reward.pause WHERE scope = \(scope) RETURNING scope, reason, paused_by, paused_at"
            )
        )
        guard let pause = ended.first else { return false }
        try OperatorAct(deed: .resume, subject: scope, before: pause.words, after: paying)
            .write(signature, in: database)
        return true
    }

    /// Writes down that somebody decides about a payout, before the service is asked: what it makes of it stands in the journal.
    static func note(
        _ decision: PayoutDecision,
        on report: ReportID,
        _ signature: Signature,
        in database: Database
    ) throws {
        let state = try database.execute("SELECT state FROM reward.payout WHERE report_id = \(report)")
            .decodeFirst(String.self)
        try OperatorAct(deed: .decision, subject: "\(report)", before: state, after: decision.rawValue)
            .write(signature, in: database)
    }

    private static func pauses(_ rows: Rows) throws -> [Pause] {
        try rows.decode((String, String, String, Timestamp).self)
            .map { Pause(scope: $0.0, reason: $0.1, by: $0.2, since: $0.3) }
    }
}
