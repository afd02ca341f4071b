import Messaging
import Model
import PostgreSQL

/// The statements of the payouts: loaded under their lock in key order, stored with what is searched repeated in columns.
enum PayoutStore {
    static func load(_ reports: [ReportID], in database: Database) throws -> [ReportID: Payout] {
        try read(
            database.execute(
                """
                SELECT document FROM reward.payout WHERE report_id = ANY (\(reports)) ORDER BY report_id FOR UPDATE
                """
            )
        )
    }

    /// The reports whose present bill has one of these numbers.
    static func reports(ofBills numbers: [String], in database: Database) throws -> [ReportID] {
        try database.execute("SELECT report_id FROM reward.payout WHERE bill_number = ANY (\(numbers))")
            .decode(ReportID.self)
    }

    static func store(_ payouts: [Payout], at now: Timestamp, in database: Database) throws {
        guard !payouts.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.payout AS payout
                   (report_id, citizen_id, town_code, month, fen, state, version, attempt, bill_number, package_info, call,
                    hold, last_fault, reserved_until, changed_at, leased_until, document)
            SELECT report_id, citizen_id, town_code, month, fen, state, version, attempt, bill_number, package_info, call,
                   hold, last_fault, reserved_until, \(now), NULL, document
              FROM unnest(\(payouts.map(\.report.id)), \(payouts.map(\.citizenID)), \(payouts.map(\.report.townCode)),
                          \(payouts.map(\.month)), \(payouts.map(\.amount)), \(payouts.map(\.state.rawValue)),
                          \(payouts.map { Int32($0.version) }), \(payouts.map { Int32($0.attempt) }),
                          \(payouts.map { $0.bill?.number }), \(payouts.map { $0.bill?.packageInfo }),
                          \(payouts.map { $0.call?.rawValue }), \(payouts.map { $0.hold?.rawValue }),
                          \(payouts.map(\.lastFault)), \(payouts.map(\.reservedUntil)),
                          \(try payouts.map { try MessageCoding.text($0) }))
                AS given (report_id, citizen_id, town_code, month, fen, state, version, attempt, bill_number, package_info,
                          call, hold, last_fault, reserved_until, document)
             ORDER BY report_id
            ON CONFLICT (report_id) DO UPDATE
               SET state = excluded.state,
                   version = excluded.version,
                   attempt = excluded.attempt,
                   bill_number = excluded.bill_number,
                   package_info = excluded.package_info,
                   call = excluded.call,
                   hold = excluded.hold,
                   last_fault = excluded.last_fault,
                   reserved_until = excluded.reserved_until,
                   changed_at = excluded.changed_at,
                   leased_until = NULL,
                   document = excluded.document
            """
        )
    }

    /// Keeps the bytes of bills before anything is sent; a number that exists fails the transaction.
    static func keep(_ payouts: [Payout], at now: Timestamp, in database: Database) throws {
        // A number that is only asked about has no bytes: its bill was made in a time that this database does not know.
        let bills = payouts.compactMap { payout in
            payout.bill.flatMap { bill in bill.body.map { (payout: payout, number: bill.number, body: $0) } }
        }
        guard !bills.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.bill (number, report_id, attempt, body, stored_at)
            SELECT number, report_id, attempt, body, \(now)
              FROM unnest(\(bills.map(\.number)), \(bills.map(\.payout.report.id)),
                          \(bills.map { Int32($0.payout.attempt) }), \(bills.map(\.body)))
                AS given (number, report_id, attempt, body)
             ORDER BY number
            """
        )
    }

    /// Takes payouts that have something to ask; no new bill goes out where paying is paused.
    static func lease(_ count: Int, for lease: Duration, in database: Database) throws -> [Payout] {
        let seconds = Double(lease.components.seconds)
        return Array(
            try read(
                database.execute(
                    """
                    UPDATE reward.payout
                       SET leased_until = clock.now() + make_interval(secs => \(seconds))
                     WHERE report_id IN (
                               SELECT report_id
                                 FROM reward.payout AS waiting
                                WHERE call IS NOT NULL
                                  AND (leased_until IS NULL OR leased_until < clock.now())
                                  AND (call <> 'create'
                                       OR NOT EXISTS (SELECT FROM reward.pause
                                                       WHERE scope = '*' OR scope = waiting.town_code))
                                ORDER BY changed_at
                                LIMIT \(count)
                                  FOR UPDATE SKIP LOCKED)
                    RETURNING document
                    """
                )
            ).values
        )
    }

    /// Payouts that no call and no timer moves any more, and reservations whose end nobody was told.
    static func asleep(since moment: Timestamp, atMost count: Int, in database: Database) throws -> [ReportID] {
        try database.execute(
            """
            (SELECT report_id
               FROM reward.payout
              WHERE state IN ('creating', 'confirming') AND call IS NULL AND changed_at < \(moment)
              LIMIT \(count))
            UNION ALL
            (SELECT report_id
               FROM reward.payout
              WHERE state = 'reserved' AND reserved_until < \(moment)
              LIMIT \(count))
            """
        ).decode(ReportID.self)
    }

    /// Gives back what was leased and not called for.
    static func giveBack(_ reports: [ReportID], in database: Database) throws {
        guard !reports.isEmpty else { return }
        try database.execute(
            """
            UPDATE reward.payout
               SET leased_until = NULL
             WHERE report_id IN (SELECT report_id FROM reward.payout
                                  WHERE report_id = ANY (\(reports)) ORDER BY report_id FOR UPDATE)
            """
        )
    }

    static func record(
        _ call: PayoutCall,
        of payout: Payout,
        _ outcome: String,
        at now: Timestamp,
        in database: Database
    )
        throws
    {
        try database.enqueue(
            """
            INSERT INTO reward.provider_call (report_id, number, call, outcome, called_at)
            VALUES (\(payout.report.id), \(payout.bill?.number ?? ""), \(call.rawValue), \(outcome), \(now))
            """
        )
    }

    /// Towns where no new bill is made now; `*` stands for everybody.
    static func pauses(in database: Database) throws -> Set<String> {
        Set(try database.execute("SELECT scope FROM reward.pause").decode(String.self))
    }

    static func pause(_ pause: PayoutStep.Pause, at now: Timestamp, in database: Database) throws {
        let code =
            switch pause {
            case .town(_, let code), .everybody(let code): code
            }
        try database.execute(
            """
            INSERT INTO reward.pause (scope, reason, paused_by, paused_at)
            VALUES (\(pause.scope), \(code), 'reward', \(now))
            ON CONFLICT (scope) DO NOTHING
            """
        )
    }

    private static func read(_ rows: Rows) throws -> [ReportID: Payout] {
        try rows.reduce(into: [:]) { payouts, row in
            let payout = try MessageCoding.decode(Payout.self, from: try row.decode(String.self, at: 0))
            payouts[payout.report.id] = payout
        }
    }
}

extension PayoutStep.Pause {
    /// As the table names it.
    var scope: String {
        switch self {
        case .town(let town, _): town.rawValue
        case .everybody: "*"
        }
    }
}
