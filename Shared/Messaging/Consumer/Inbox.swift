import Foundation
import PostgreSQL

/// The statements of a service's `handled` and `parked` tables.
struct Inbox: Sendable {
    struct Handled {
        let fingerprint: [UInt8]
        let outcome: String?
    }

    let schema: String
    let consumer: String

    /// Which of these messages were handled before, with their answers.
    func handled(_ ids: [UUID], in database: Database) throws -> [UUID: Handled] {
        let rows = try database.execute(
            """
            SELECT message_id, fingerprint, outcome
              FROM \(unsafeSQL: schema).handled
             WHERE consumer = \(consumer) AND message_id = ANY (\(ids))
            """
        ).decode((UUID, [UInt8], String?).self)
        return Dictionary(rows.map { ($0.0, Handled(fingerprint: $0.1, outcome: $0.2)) }) { first, _ in first }
    }

    /// Marks messages as handled. A key that exists means another instance was faster: the transaction fails with a
    /// unique violation and the batch is taken again.
    func insert(_ rows: [(id: UUID, type: String, fingerprint: [UInt8], outcome: String?)], in database: Database)
        throws
    {
        try database.execute(
            """
            INSERT INTO \(unsafeSQL: schema).handled (consumer, message_id, type, fingerprint, outcome)
            SELECT \(consumer), message_id, type, fingerprint, outcome
              FROM unnest(\(rows.map(\.id)), \(rows.map(\.type)), \(rows.map(\.fingerprint)), \(rows.map(\.outcome)))
                AS given (message_id, type, fingerprint, outcome)
            """
        )
    }

    /// Puts a delivery aside with its reason; nothing of it is lost.
    func park(_ delivery: ParkedDelivery, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO \(unsafeSQL: schema).parked
                (consumer, message_id, type, subject, exchange, routing_key, headers, body, reason_code, reason)
            VALUES (\(consumer), \(delivery.messageID), \(delivery.type), \(delivery.subject as String?), \(delivery.exchange),
                    \(delivery.routingKey), \(delivery.headers), \(delivery.body), \(delivery.reason.code),
                    \(delivery.reason.words))
            """
        )
    }
}
