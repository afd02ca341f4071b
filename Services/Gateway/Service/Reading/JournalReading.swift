import Messaging
import Model
import PostgreSQL

/// Reads what the journal says about reports.
enum JournalReading {
    /// The messages about these reports, in the journal's order. Redacted ones are passed over.
    static func entries(
        of reports: [ReportID],
        in database: Database
    ) throws -> [ReportID: [JournalEntry]] {
        let rows = try database.execute(
            """
            SELECT subject, position, service, sequence, type, occurred_at, body
              FROM journal.message
             WHERE subject = ANY (\(reports.map(\.description))) AND body IS NOT NULL
             ORDER BY position
            """
        ).decode((String, Int64, String, Int64, String, Timestamp, String).self)
        var entries: [ReportID: [JournalEntry]] = [:]
        for (subject, position, service, sequence, type, at, body) in rows {
            // What does not decode is of a newer release, or a department's message, which has the type of an event.
            guard let report = ReportID(subject), let source = ServiceName(rawValue: service), source != .gateway,
                let contract = MessageType(rawValue: type).flatMap({ MessageRegistry.contract(of: $0, kind: .event) }),
                let event = try? MessageCoding.decode(contract, from: body)
            else { continue }
            entries[report, default: []].append(
                JournalEntry(
                    position: position,
                    source: source,
                    sequence: Int(sequence),
                    at: at,
                    body: event
                )
            )
        }
        return entries
    }

    static func entries(of report: ReportID, in database: Database) throws -> [JournalEntry] {
        try entries(of: [report], in: database)[report] ?? []
    }
}

extension [JournalEntry] {
    /// Each entry with the state that the report was in from then on.
    var withStates: [(JournalEntry, ProgressState)] {
        var progress = Progress()
        return map { entry in
            progress.insert(entry.recorded)
            return (entry, progress.state)
        }
    }
}
