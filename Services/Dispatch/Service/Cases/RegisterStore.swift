import Model
import PostgreSQL

/// The statement of the register.
enum RegisterStore {
    /// Sent with the next statement.
    static func insert(_ entries: [RegisterEntry], in database: Database) throws {
        guard !entries.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO dispatch.register_entry
                   (message_id, kind, case_id, report_id, town_code, category_code, department_code, reason, until,
                    entered_at)
            SELECT *
              FROM unnest(\(entries.map(\.id)), \(entries.map(\.kind.rawValue)), \(entries.map(\.caseID)),
                          \(entries.map(\.report.id)), \(entries.map(\.report.townCode)),
                          \(entries.map(\.report.categoryCode)), \(entries.map(\.department)), \(entries.map(\.reason)),
                          \(entries.map(\.until)), \(entries.map(\.at)))
            ON CONFLICT (message_id) DO NOTHING
            """
        )
    }
}
