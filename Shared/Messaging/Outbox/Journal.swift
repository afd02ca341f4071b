package import Model
package import PostgreSQL

/// Appends to the journal and the outbox in one statement, in the transaction of the change.
package enum Journal {
    package static func append(_ messages: [OutgoingMessage], as service: ServiceName, in database: Database) throws {
        guard !messages.isEmpty else { return }
        try database.execute(
            """
            WITH given AS (
                SELECT * FROM unnest(
                    \(messages.map(\.id)), \(messages.map(\.type.rawValue)), \(messages.map(\.subject)),
                    \(messages.map(\.sequence)), \(messages.map(\.town)),
                    \(messages.map(\.occurredAt)),
                    \(messages.map(\.cause)), \(messages.map(\.actor)), \(messages.map(\.traceparent)),
                    \(messages.map(\.body)), \(messages.map(\.lane.rawValue)), \(messages.map(\.exchange)),
                    \(messages.map(\.routingKey)),
                    \(messages.map(\.expiresAt))
                ) WITH ORDINALITY AS given (id, type, subject, sequence, town, occurred_at, cause, actor, traceparent,
                                            body, lane, exchange, routing_key, expires_at, place)
            ), written AS (
                INSERT INTO journal.message (id, service, type, subject, sequence, town, occurred_at, cause, actor,
                                             traceparent, body, body_hash)
                SELECT id, \(service), type, subject, sequence, town, occurred_at, cause, actor, traceparent, body,
                       sha256(convert_to(body, 'UTF8'))
                  FROM given
                 ORDER BY place
                RETURNING position, id
            )
            INSERT INTO journal.outbox (service, lane, position, exchange, routing_key, expires_at)
            SELECT \(service), given.lane, written.position, given.exchange, given.routing_key, given.expires_at
              FROM written
              JOIN given USING (id)
            """
        )
    }

    /// Notes for the audit trail alone who did what: sealed with everything else, and sent to nobody.
    /// - Parameters:
    ///   - type: of no contract.
    ///   - body: JSON text.
    ///   - cause: the command; nil where a person did it on the system itself.
    package static func note(
        _ type: String,
        body: String,
        as service: ServiceName,
        at now: Timestamp,
        cause: MessageEnvelope?,
        actor: String,
        in database: Database
    ) throws {
        try database.execute(
            """
            INSERT INTO journal.message (id, service, type, sequence, occurred_at, cause, actor, traceparent, body, body_hash)
            VALUES (\(MessageID.new(at: now)), \(service), \(type), 0, \(now), \(cause?.id as MessageID?), \(actor),
                    \(cause?.traceparent as String?), \(body), sha256(convert_to(\(body), 'UTF8')))
            """
        )
    }
}
