import Messaging
import Model
import PostgreSQL

/// Reads what the journal says about reports.
enum JournalReading {
    /// The messages about these reports after a position, in the journal's order. Redacted ones are passed over.
    static func entries(
        of reports: [ReportID],
        after position: Int64 = 0,
        in database: Database
    ) throws -> [ReportID: [JournalEntry]] {
        let rows = try database.execute(
            """
            SELECT subject, position, service, sequence, type, occurred_at, body
              FROM journal.message
             WHERE subject = ANY (\(reports.map(\.description))) AND position > \(position) AND body IS NOT NULL
             ORDER BY position
            """
        ).decode((String, Int64, String, Int64, String, Timestamp, String).self)
        var entries: [ReportID: [JournalEntry]] = [:]
        for (subject, position, service, sequence, type, at, body) in rows {
            // An unknown type is one of a newer release.
            guard let report = ReportID(subject), let source = ServiceName(rawValue: service),
                let contract = MessageType(rawValue: type).flatMap({ MessageRegistry.contract(of: $0, kind: .event) })
            else { continue }
            entries[report, default: []].append(
                JournalEntry(
                    position: position,
                    source: source,
                    sequence: Int(sequence),
                    at: at,
                    body: try MessageCoding.decode(contract, from: body)
                )
            )
        }
        return entries
    }

    static func entries(of report: ReportID, after position: Int64 = 0, in database: Database) throws -> [JournalEntry]
    {
        try entries(of: [report], after: position, in: database)[report] ?? []
    }
}
