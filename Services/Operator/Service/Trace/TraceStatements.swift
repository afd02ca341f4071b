import Messaging
import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the database knows of one report's way.
enum TraceStatements {
    /// The report as intake has it. Never who sent it.
    static func summary(of report: UUID, in database: Database) throws -> TraceSummary? {
        try database.execute(
            """
            SELECT sent.state, category.name, category.english_name, coalesce(sent.cell_code, 'outside the city'),
                   town.name, sent.accepted_at, sent.decided_at, dossier.outcome, dossier.finding, file.state,
                   file.department_code, decision.points, decision.fen, decision.declined, file.case_id
              FROM intake.report AS sent
              LEFT JOIN city.category ON category.code = sent.category_code
              LEFT JOIN city.town ON town.code = sent.town_code
              LEFT JOIN verification.report AS dossier ON dossier.report_id = sent.id
              LEFT JOIN dispatch.case_file AS file ON file.report_id = sent.id
              LEFT JOIN reward.decision ON decision.report_id = sent.id
             WHERE sent.id = \(report)
            """
        ).first.map { row in
            TraceSummary(
                state: try row.decode(at: 0),
                category: try row.decode(at: 1),
                categoryInEnglish: try row.decode(at: 2),
                cell: try row.decode(at: 3),
                town: try row.decode(at: 4),
                acceptedAt: try row.decode(Timestamp.self, at: 5).microseconds,
                decidedAt: try row.decode(Timestamp.self, at: 6).microseconds,
                outcome: try row.decode(at: 7),
                finding: try row.decode(at: 8),
                caseState: try row.decode(at: 9),
                department: try row.decode(at: 10),
                points: try row.decode(at: 11),
                fen: try row.decode(at: 12),
                declined: try row.decode(at: 13)
            )
        }
    }

    /// Every message about the report, in the order of the journal.
    static func messages(of report: UUID, in database: Database) throws -> [TraceMessage] {
        try database.execute(
            """
            SELECT message.id, message.service, message.type, message.sequence, message.recorded_at, message.actor,
                   cause.type, EXISTS (SELECT FROM journal.outbox WHERE outbox.position = message.position)
              FROM journal.message
              LEFT JOIN LATERAL (\(handled(matching: "message.cause"))) AS cause ON true
             WHERE message.subject = \(report.uuidString.lowercased())
             ORDER BY message.position
            """
        ).map { row in
            TraceMessage(
                id: try row.decode(at: 0),
                service: try row.decode(at: 1),
                type: try row.decode(at: 2),
                sequence: try row.decode(at: 3),
                recordedAt: try row.decode(Timestamp.self, at: 4).microseconds,
                actor: try row.decode(at: 5),
                cause: try row.decode(at: 6),
                isUnsent: try row.decode(at: 7)
            )
        }
    }

    /// Who handled which of the messages, and when.
    static func handlings(of messages: [UUID], in database: Database) throws -> [UUID: [TraceHandling]] {
        let rows = try ParkedStatements.services.flatMap { service in
            try database.execute(
                """
                SELECT message_id, consumer, handled_at FROM \(unsafeSQL: service).handled
                 WHERE message_id = ANY (\(messages))
                """
            ).decode((UUID, String, Timestamp).self)
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { rows in
            rows.map { TraceHandling(consumer: $0.1, at: $0.2.microseconds) }.sorted { $0.at < $1.at }
        }
    }

    /// Timers of the report, its tasks and its case.
    static func timers(of report: UUID, in database: Database) throws -> [TraceTimer] {
        try database.execute(
            """
            WITH owner AS (
                SELECT 'intake/' || \(report)::text AS prefix
                 UNION ALL SELECT 'verification/' || task_id FROM verification.task WHERE report_id = \(report)
                 UNION ALL SELECT 'dispatch/' || case_id FROM dispatch.case_file WHERE report_id = \(report)
            )
            SELECT head.key, head.generation, head.state, head.changed_at, timer.due_at, firing.due_at, firing.fired_at
              FROM owner
              JOIN scheduler.head ON head.key >= owner.prefix || '/' AND head.key < owner.prefix || '0'
              LEFT JOIN scheduler.timer ON timer.key = head.key
              LEFT JOIN LATERAL (SELECT due_at, fired_at FROM scheduler.firing
                                  WHERE firing.key = head.key ORDER BY generation DESC LIMIT 1) AS firing ON true
             ORDER BY coalesce(timer.due_at, head.changed_at), head.key
            """
        ).map { row in
            TraceTimer(
                key: try row.decode(at: 0),
                generation: try row.decode(at: 1),
                state: try row.decode(at: 2),
                changedAt: try row.decode(Timestamp.self, at: 3).microseconds,
                dueAt: try row.decode(Timestamp?.self, at: 4)?.microseconds,
                firedDueAt: try row.decode(Timestamp?.self, at: 5)?.microseconds,
                firedAt: try row.decode(Timestamp?.self, at: 6)?.microseconds
            )
        }
    }

    /// Messages about the report that were put aside.
    static func parked(of report: UUID, in database: Database) throws -> [String] {
        try ParkedStatements.services.flatMap { service in
            try database.execute(
                """
                SELECT id, type, reason_code, coalesce(resolution, 'waits') FROM \(unsafeSQL: service).parked
                 WHERE subject = \(report.uuidString.lowercased()) ORDER BY id
                """
            ).decode((Int64, String, String, String).self).map { "\(service):\($0.0)  \($0.1)  \($0.2)  \($0.3)" }
        }
    }

    /// What stands in inboxes: recipients by kind, never the citizen's name.
    static func notices(of report: UUID, in database: Database) throws -> [(recipient: String, count: Int64)] {
        try database.execute(
            """
            SELECT CASE WHEN recipient LIKE 'citizen:%' THEN 'the reporter' ELSE recipient END AS who, count(*)
              FROM notification.notice WHERE report_id = \(report) GROUP BY who ORDER BY who
            """
        ).decode((String, Int64).self).map { ($0.0, $0.1) }
    }

    /// The type of the command or event that a message followed from.
    private static func handled(matching column: String) -> SQL {
        let parts = ParkedStatements.services.map { service in
            "SELECT type FROM \(service).handled WHERE message_id = \(column)"
        }
        return SQL(unsafeSQL: "SELECT type FROM (\(parts.joined(separator: " UNION ALL "))) AS known LIMIT 1")
    }
}
