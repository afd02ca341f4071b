import Foundation
import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.early_event`: passed re-checks that came before their case.
enum EarlyEvents {
    /// Orders this transaction against others that open these cases or hold back events for them.
    static func lock(_ cases: some Sequence<CaseID>, in database: Database) throws {
        let sorted = Set(cases).sorted()
        try database.enqueue(
            """
            SELECT pg_advisory_xact_lock(dispatch.case_lock(case_id))
              FROM (SELECT case_id FROM unnest(\(sorted)) AS case_id ORDER BY case_id) AS ordered
            """
        )
    }

    static func insert(_ events: [Received<RecheckPassed>], at moment: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO dispatch.early_event (case_id, message_id, body, received_at)
            SELECT case_id, message_id, body, \(moment)
              FROM unnest(\(events.map(\.body.caseID)), \(events.map(\.envelope.id)),
                          \(try events.map { try MessageCoding.text($0.body) })) AS given (case_id, message_id, body)
                ON CONFLICT (message_id) DO NOTHING
            """
        )
    }

    /// Takes out what waited for these cases.
    static func take(_ cases: some Sequence<CaseID>, in database: Database) throws -> [RecheckPassed] {
        try database.execute(
            "DELETE FROM dispatch.early_event WHERE case_id = ANY (\(Set(cases).sorted())) RETURNING body"
        ).decode(String.self).map { try MessageCoding.decode(RecheckPassed.self, from: $0) }
    }
}
