import Model
import PostgreSQL
import TestSupport
import Testing

/// What the database itself refuses of the ledgers, whatever the program does.
///
/// Each refusal is held against the same database without its guard, where the same statement goes through: it is that guard
/// which refuses, and no other. The audit finds what no guard forbids: `ledger.overdrawn`, `ledger.mixed`.
@Suite("The ledgers' guards in the database", .timeLimit(.minutes(5)))
struct GuardTests {
    /// A statement, what it is refused with, and what takes the guard away that refuses it.
    private struct Guarded {
        let statement: SQL
        let state: String
        var constraint: String?
        let removal: SQL
    }

    /// A table whose rows are only ever inserted.
    private struct Kept {
        let table: String
        let column: String
        /// What else would refuse: a row that another one refers to.
        var others: [SQL] = []

        var changes: [SQL] {
            [
                SQL(unsafeSQL: "UPDATE \(table) SET \(column) = \(column)"), SQL(unsafeSQL: "DELETE FROM \(table)"),
                SQL(unsafeSQL: "TRUNCATE \(table)"),
            ]
        }
    }

    private static let kept = [
        Kept(table: "reward.posting", column: "amount"),
        Kept(
            table: "reward.transaction",
            column: "kind",
            others: ["ALTER TABLE reward.posting DROP CONSTRAINT posting_transaction_id_fkey"]
        ),
        Kept(table: "reward.bill", column: "body"), Kept(table: "reward.draw", column: "seed"),
        Kept(table: "reward.suspicion", column: "code"), Kept(table: "reward.rule_version", column: "document"),
    ]

    // SQLSTATEs
    private static let refusedRight = "42501"
    private static let refusedChange = "23000"
    private static let doubled = "23505"
    private static let outOfRange = "23514"

    private static let posted = "00000000-0000-4000-8000-000000000001"
    private static let empty = "00000000-0000-4000-8000-000000000002"

    /// A transaction with its postings and one without, a budget, a bill of the first of two payouts, a day's draw.
    private static let rows = """
        INSERT INTO reward.account (ledger, code)
        VALUES ('points', 'issued'), ('points', 'points/one'), ('points', 'points/two') ON CONFLICT (code) DO NOTHING;
        INSERT INTO reward.transaction (id, ledger, kind, recorded_at)
        VALUES ('\(posted)', 'points', 'grant', clock.now()), ('\(empty)', 'points', 'grant', clock.now());
        INSERT INTO reward.posting (transaction_id, account_id, amount)
        SELECT '\(posted)'::uuid, account.id, given.amount
          FROM (VALUES ('issued', -3), ('points/one', 3)) AS given (code, amount)
          JOIN reward.account USING (code);
        INSERT INTO reward.budget (town_code, month, granted, reserved, packets)
        VALUES ('441900999', '2020-01', 1000, 500, 1);
        INSERT INTO reward.payout (report_id, citizen_id, town_code, month, fen, state, version, attempt, bill_number,
                                   reserved_until, changed_at, document)
        VALUES ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000005', '441900999', '2020-01', 500,
                'confirming', 1, 1, 'GUARDED1', clock.now(), clock.now(), '{}'),
               ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000005', '441900999', '2020-01', 500,
                'confirming', 1, 1, 'GUARDED2', clock.now(), clock.now(), '{}');
        INSERT INTO reward.bill (number, report_id, attempt, body, stored_at)
        VALUES ('GUARDED1', '00000000-0000-4000-8000-000000000003', 1, '{}', clock.now());
        INSERT INTO reward.draw (day, seed, commitment, committed_at)
        VALUES ('2020-01-01', repeat('0', 64), repeat('1', 64), clock.now());
        """

    /// A database of its own with these rows, as the service and as the owner see it.
    private static func house(
        _ body: (_ service: PostgresPool, _ owner: PostgresPool) async throws -> Void
    ) async throws {
        let database = try await TestDatabase.create()
        let service = try database.pool(as: .reward, size: 1)
        let owner = try database.pool(size: 1)
        let rows = rows
        try await owner.transaction { database in try database.script(rows) }
        try await body(service, owner)
        await service.close()
        await owner.close()
        try await database.drop()
    }

    private struct Undone: Error {}

    /// What the server refuses a statement with, when these went before; nil where it goes through. Nothing of it stays.
    private static func refusal(
        of statement: SQL,
        after before: [SQL] = [],
        in pool: PostgresPool
    ) async throws -> PostgresError? {
        do {
            try await pool.transaction { database in
                for step in before { try database.execute(step) }
                try database.execute(statement)
                // What waits for the commit has its say too.
                try database.execute("SET CONSTRAINTS ALL IMMEDIATE")
                throw Undone()
            }
        } catch let error as PostgresError where error.sqlState != nil {
            return error
        } catch is Undone {}
        return nil
    }

    /// The service is refused it, the owner as well, and once the guard is gone nobody is.
    private static func expect(_ guarded: Guarded, _ service: PostgresPool, _ owner: PostgresPool) async throws {
        for pool in [service, owner] {
            let refused = try await refusal(of: guarded.statement, in: pool)
            #expect(refused?.sqlState == guarded.state, "\(guarded.statement)")
            #expect(refused?.constraint == guarded.constraint, "\(guarded.statement)")
        }
        let unguarded = try await refusal(of: guarded.statement, after: [guarded.removal], in: owner)
        #expect(unguarded?.sqlState == nil, "\(guarded.statement) without its guard")
    }

    private static func post(_ transaction: String, _ amounts: [(account: String, amount: Int)]) -> SQL {
        let values = amounts.map { "('\($0.account)', \($0.amount))" }.joined(separator: ", ")
        return SQL(
            unsafeSQL: """
                INSERT INTO reward.posting (transaction_id, account_id, amount)
                SELECT '\(transaction)'::uuid, account.id, given.amount
                  FROM (VALUES \(values)) AS given (code, amount)
                  JOIN reward.account USING (code)
                """
        )
    }

    @Test("Postings that do not sum to zero are refused: of a new transaction, a single one, one more of an old one")
    func balance() async throws {
        let attempts = [
            Self.post(Self.empty, [("issued", -3), ("points/one", 4)]), Self.post(Self.empty, [("points/one", 3)]),
            Self.post(Self.posted, [("points/two", 1)]),
        ]
        try await Self.house { service, owner in
            let sound = try await Self.refusal(
                of: Self.post(Self.empty, [("issued", -3), ("points/one", 3)]),
                in: service
            )
            #expect(sound?.sqlState == nil)
            for attempt in attempts {
                try await Self.expect(
                    Guarded(
                        statement: attempt,
                        state: Self.outOfRange,
                        removal: "DROP TRIGGER balanced ON reward.posting"
                    ),
                    service,
                    owner
                )
            }
        }
    }

    @Test("A posting moves something, and what a transaction is for is posted once")
    func once() async throws {
        try await Self.house { service, owner in
            try await Self.expect(
                Guarded(
                    statement: Self.post(Self.empty, [("issued", 0), ("points/one", 0)]),
                    state: Self.outOfRange,
                    constraint: "posting_amount_check",
                    removal: "ALTER TABLE reward.posting DROP CONSTRAINT posting_amount_check"
                ),
                service,
                owner
            )
            try await Self.expect(
                Guarded(
                    statement: SQL(
                        unsafeSQL: """
                            INSERT INTO reward.transaction (id, ledger, kind, recorded_at)
                            VALUES ('\(Self.posted)', 'points', 'grant', clock.now())
                            """
                    ),
                    state: Self.doubled,
                    constraint: "transaction_pkey",
                    removal: "ALTER TABLE reward.transaction DROP CONSTRAINT transaction_pkey CASCADE"
                ),
                service,
                owner
            )
        }
    }

    @Test("The service has no right to change, remove or empty what is only ever inserted")
    func rights() async throws {
        try await Self.house { service, owner in
            for kept in Self.kept {
                for change in kept.changes {
                    let refused = try await Self.refusal(of: change, in: service)
                    #expect(refused?.sqlState == Self.refusedRight, "\(change)")
                }
                try await owner.autocommit { database in
                    _ = try database.execute(
                        "GRANT UPDATE, DELETE, TRUNCATE ON \(unsafeSQL: kept.table) TO rrp_reward"
                    )
                }
                for change in kept.changes {
                    let granted = try await Self.refusal(of: change, in: service)
                    #expect(granted?.sqlState != Self.refusedRight, "\(change) with the right to it")
                }
            }
        }
    }

    @Test("Who has every right is refused it as well: what was posted, sent, drawn or suspected stays as it is")
    func appendOnly() async throws {
        try await Self.house { _, owner in
            for kept in Self.kept {
                let removal = SQL(unsafeSQL: "DROP TRIGGER append_only ON \(kept.table)")
                for change in kept.changes {
                    let refused = try await Self.refusal(of: change, after: kept.others, in: owner)
                    #expect(refused?.sqlState == Self.refusedChange, "\(change)")
                    let unguarded = try await Self.refusal(of: change, after: kept.others + [removal], in: owner)
                    #expect(unguarded?.sqlState == nil, "\(change) without its guard")
                }
            }
        }
    }

    @Test("A budget is not overdrawn, and neither what is reserved of it nor the red packets go below zero")
    func budgets() async throws {
        let attempts: [(SQL, constraint: String)] = [
            ("UPDATE reward.budget SET reserved = granted + 1", "budget_check"),
            ("UPDATE reward.budget SET granted = reserved - 1", "budget_check"),
            ("UPDATE reward.budget SET reserved = -1", "budget_reserved_check"),
            ("UPDATE reward.budget SET packets = packets - 2", "budget_packets_check"),
        ]
        try await Self.house { service, owner in
            for (statement, constraint) in attempts {
                try await Self.expect(
                    Guarded(
                        statement: statement,
                        state: Self.outOfRange,
                        constraint: constraint,
                        removal: SQL(unsafeSQL: "ALTER TABLE reward.budget DROP CONSTRAINT \(constraint)")
                    ),
                    service,
                    owner
                )
            }
        }
    }

    @Test("A number of a bill is stored once, for one attempt of one report, and no two payouts name it")
    func bills() async throws {
        let attempts: [(SQL, table: String, constraint: String)] = [
            (
                """
                INSERT INTO reward.bill (number, report_id, attempt, body, stored_at)
                VALUES ('GUARDED1', '00000000-0000-4000-8000-000000000004', 1, '{}', clock.now())
                """,
                "reward.bill", "bill_pkey"
            ),
            (
                """
                INSERT INTO reward.bill (number, report_id, attempt, body, stored_at)
                VALUES ('GUARDED3', '00000000-0000-4000-8000-000000000003', 1, '{}', clock.now())
                """,
                "reward.bill", "bill_report_id_attempt_key"
            ),
            (
                """
                UPDATE reward.payout SET bill_number = 'GUARDED1'
                 WHERE report_id = '00000000-0000-4000-8000-000000000004'
                """,
                "reward.payout", "payout_bill_number_key"
            ),
        ]
        try await Self.house { service, owner in
            for (statement, table, constraint) in attempts {
                try await Self.expect(
                    Guarded(
                        statement: statement,
                        state: Self.doubled,
                        constraint: constraint,
                        removal: SQL(unsafeSQL: "ALTER TABLE \(table) DROP CONSTRAINT \(constraint)")
                    ),
                    service,
                    owner
                )
            }
        }
    }

    @Test("A day has one seed, and the one that was committed to is not replaced by another")
    func draws() async throws {
        let second: SQL = """
            INSERT INTO reward.draw (day, seed, commitment, committed_at)
            VALUES ('2020-01-01', repeat('2', 64), repeat('3', 64), clock.now())
            """
        let replacement: SQL = "\(second) ON CONFLICT (day) DO UPDATE SET seed = excluded.seed"
        try await Self.house { service, owner in
            try await Self.expect(
                Guarded(
                    statement: second,
                    state: Self.doubled,
                    constraint: "draw_pkey",
                    removal: "ALTER TABLE reward.draw DROP CONSTRAINT draw_pkey"
                ),
                service,
                owner
            )
            let asService = try await Self.refusal(of: replacement, in: service)
            #expect(asService?.sqlState == Self.refusedRight)
            let asOwner = try await Self.refusal(of: replacement, in: owner)
            #expect(asOwner?.sqlState == Self.refusedChange)
            let unguarded = try await Self.refusal(
                of: replacement,
                after: ["DROP TRIGGER append_only ON reward.draw"],
                in: owner
            )
            #expect(unguarded?.sqlState == nil)
        }
    }
}
