import Foundation
import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.early_event`: what came before its case.
enum EarlyEvents {
    /// An event that found no case yet.
    enum Event: Sendable {
        case passed(RecheckPassed)
        case relocated(ReportRelocated)

        /// Their bodies tell them apart: only a re-check names its task.
        init(stored text: String) throws {
            if let passed = try? MessageCoding.decode(RecheckPassed.self, from: text) {
                self = .passed(passed)
            } else {
                self = .relocated(try MessageCoding.decode(ReportRelocated.self, from: text))
            }
        }

        var caseID: CaseID {
            switch self {
            case .passed(let event): event.caseID
            case .relocated(let event): CaseID(of: event.report.id)
            }
        }

        var command: DispatchCase.Command {
            switch self {
            case .passed(let event): .recheckPassed(event)
            case .relocated(let event): .relocated(event)
            }
        }
    }

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

    static func insert<Body: MessageContract>(
        _ events: [(caseID: CaseID, message: Received<Body>)],
        at moment: Timestamp,
        in database: Database
    ) throws {
        try database.execute(
            """
            INSERT INTO dispatch.early_event (case_id, message_id, body, received_at)
            SELECT case_id, message_id, body, \(moment)
              FROM unnest(\(events.map(\.caseID)), \(events.map(\.message.envelope.id)),
                          \(try events.map { try MessageCoding.text($0.message.body) })) AS given (case_id, message_id, body)
                ON CONFLICT (message_id) DO NOTHING
            """
        )
    }

    /// Takes out what waited for these cases.
    static func take(_ cases: some Sequence<CaseID>, in database: Database) throws -> [Event] {
        try database.execute(
            "DELETE FROM dispatch.early_event WHERE case_id = ANY (\(Set(cases).sorted())) RETURNING body"
        ).decode(String.self).map { try Event(stored: $0) }
    }
}
