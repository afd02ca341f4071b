import Model
import PostgreSQL

/// The statements of emergencies that wait for an acknowledgement.
enum AlarmStore {
    /// Locks and loads, in key order.
    static func load(_ reports: [ReportID], in database: Database) throws -> [ReportID: Submission] {
        let rows = try database.execute(
            """
            SELECT id, snapshot
              FROM intake.report
             WHERE id = ANY (\(reports)) AND snapshot IS NOT NULL
             ORDER BY id
               FOR UPDATE
            """
        ).decode((ReportID, String).self)
        return try rows.reduce(into: [:]) { $0[$1.0] = try MessageCoding.decode(Submission.self, from: $1.1) }
    }

    static func exist(_ reports: [ReportID], in database: Database) throws -> Set<ReportID> {
        Set(try database.execute("SELECT id FROM intake.report WHERE id = ANY (\(reports))").decode(ReportID.self))
    }

    static func update(_ submissions: [Submission], in database: Database) throws {
        guard !submissions.isEmpty else { return }
        try database.execute(
            """
            UPDATE intake.report AS report
               SET version = given.version, state = given.state, alarm_level = given.alarm_level,
                   alarm_due_at = given.alarm_due_at, snapshot = given.snapshot
              FROM unnest(
                       \(submissions.map(\.reportID)), \(submissions.map { Int64($0.version) }),
                       \(submissions.map(\.state.rawValue)), \(submissions.map { Int32($0.alarmLevel) }),
                       \(submissions.map { $0.clockwork[.alarm]?.dueAt }), \(try submissions.map { try MessageCoding.text($0) })
                   ) AS given (id, version, state, alarm_level, alarm_due_at, snapshot)
             WHERE report.id = given.id
            """
        )
    }
}
