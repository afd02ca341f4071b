package import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Checks the design's invariants in plain SQL, in one snapshot of the database, without the model's code.
package struct Auditor: Sendable {
    /// Violations of one check that are named; the others are counted.
    static let shown = 20

    /// From the broker: without them nobody knows who should have handled an event.
    package let bindings: [QueueBinding]
    package let log: ReplayLog?
    /// From outside the database: heads of the sealed journal as they were published.
    package let heads: [PublishedHead]

    package init(bindings: [QueueBinding], log: ReplayLog? = nil, heads: [PublishedHead] = []) {
        self.bindings = bindings
        self.log = log
        self.heads = heads
    }

    /// Runs every check.
    /// - Parameter database: inside a transaction of isolation REPEATABLE READ; nothing of it needs to be committed.
    package func run(in database: Database, checks: [AuditCheck] = AuditCheck.all) throws -> AuditReport {
        try database.script(AuditCheck.preparation)
        try load(into: database)
        var findings: [AuditFinding] = []
        for check in checks {
            let rows = try database.execute(
                """
                WITH violation (subject, detail) AS (\(unsafeSQL: check.query))
                SELECT subject::text, detail::text, count(*) OVER () FROM violation LIMIT \(Self.shown)
                """
            ).decode((String?, String?, Int64).self)
            guard let count = rows.first?.2 else { continue }
            findings.append(
                AuditFinding(
                    invariant: check.invariant,
                    code: check.code,
                    words: check.words,
                    count: Int(count),
                    violations: rows.map { .init(subject: $0.0 ?? "–", detail: $0.1 ?? "") }
                )
            )
        }
        return AuditReport(
            checks: checks.count,
            findings: findings,
            notes: try notes(in: database),
            counts: try counts(in: database)
        )
    }

    private func load(into database: Database) throws {
        try database.copy(
            into: "audit_binding",
            columns: ["queue", "type"],
            rows: bindings.lazy.map { ($0.queue, $0.type) }
        )
        let lines = log?.lines ?? []
        try database.copy(
            into: "audit_accepted",
            columns: ["report_id", "citizen_id", "key", "at"],
            rows: lines.lazy.filter { $0.kind == .accepted }.map { ($0.report, $0.citizen, $0.key, $0.at) }
        )
        try database.copy(
            into: "audit_carried_out",
            columns: ["operation_id", "report_id", "step", "at"],
            rows: lines.lazy.filter { $0.kind == .done }.map { ($0.operation, $0.report, $0.step, $0.at) }
        )
        try database.copy(
            into: "audit_final",
            columns: ["report_id", "expected", "seen"],
            rows: lines.lazy.filter { $0.kind == .final }.map { ($0.report, $0.expected, $0.seen) }
        )
        try database.copy(
            into: "audit_head",
            columns: ["day", "number", "through", "hash"],
            rows: heads.lazy.map { ($0.day, $0.number, $0.through, $0.hash) }
        )
        for table in ["audit_binding", "audit_accepted", "audit_carried_out", "audit_final", "audit_head"] {
            try database.execute("ANALYZE \(unsafeSQL: table)")
        }
    }

    private func notes(in database: Database) throws -> [String] {
        var notes = try database.execute(
            """
            SELECT service, reason_code, count(*) FROM audit_parked WHERE resolved_at IS NULL
             GROUP BY service, reason_code ORDER BY service, reason_code
            """
        ).decode((String, String, Int64).self).map { "\($0.0) has \($0.2) parked: \($0.1)" }
        if bindings.isEmpty {
            notes.append("the broker's bindings are not known: events were not checked for their consumers")
        }
        if log == nil { notes.append("no log of a replay was given: answers were not compared with what is stored") }
        return notes
    }

    private func counts(in database: Database) throws -> [String: Int] {
        let rows = try database.execute(
            """
            SELECT 'reports', count(*) FROM intake.report
            UNION ALL SELECT 'events', count(*) FROM audit_event
            UNION ALL SELECT 'messages', count(*) FROM journal.message
            UNION ALL SELECT 'sealed messages', coalesce(sum(messages), 0)::bigint FROM journal.seal
            UNION ALL SELECT 'tasks', count(*) FROM verification.task
            UNION ALL SELECT 'cases', count(*) FROM dispatch.case_file
            UNION ALL SELECT 'timers', count(*) FROM scheduler.head
            UNION ALL SELECT 'firings', count(*) FROM scheduler.firing
            UNION ALL SELECT 'postings', count(*) FROM reward.posting
            UNION ALL SELECT 'lines of the log', count(*) FROM (SELECT FROM audit_accepted UNION ALL
                      SELECT FROM audit_carried_out UNION ALL SELECT FROM audit_final) AS line
            """
        ).decode((String, Int64).self)
        return Dictionary(rows.map { ($0.0, Int($0.1)) }) { first, _ in first }
    }
}
