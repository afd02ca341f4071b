package import AMQP
package import Model
package import PostgreSQL

/// A journal message that waits for the broker's confirm.
package struct OutboxRow: Sendable {
    package let position: Int64
    package let publication: AMQPPublication
}

/// The statements of the outbox: read at its head, delete what is confirmed, hold what a department refused.
package enum Outbox {
    /// The oldest rows of a lane that are free to go, in order of position: the right order for each subject, because
    /// its row was locked before the insert.
    package static func head(of service: ServiceName, lane: RelayLane, limit: Int, in database: Database) throws
        -> [OutboxRow]
    {
        let rows = try database.execute(
            """
            SELECT waiting.position, waiting.exchange, waiting.routing_key, message.id, message.type, message.subject,
                   message.sequence, message.town, message.occurred_at, message.cause, message.traceparent, message.body,
                   waiting.expires_at
              FROM journal.outbox AS waiting
              JOIN journal.message AS message USING (position)
             WHERE waiting.service = \(service)
               AND waiting.lane = \(lane.rawValue)
               \(lane == .departments ? Self.notHeld : "")
             ORDER BY waiting.position
             LIMIT \(limit)
            """
        )
        return try rows.map { row in
            let (
                position, exchange, routingKey, id, type, subject, sequence, town, occurredAt, cause, traceparent, body,
                expiresAt
            ) = try row.decode(
                (
                    Int64, String, String, MessageID, MessageType, String?, Int64, TownCode?, Timestamp, MessageID?,
                    String?,
                    String?, Timestamp?
                ).self
            )
            let envelope = MessageEnvelope(
                id: id,
                type: type,
                source: service,
                subject: subject,
                time: occurredAt,
                sequence: sequence,
                town: town,
                traceparent: traceparent,
                cause: cause,
                expiresAt: expiresAt
            )
            return OutboxRow(
                position: position,
                publication: AMQPPublication(
                    message: envelope.message(body: Array((body ?? "{}").utf8)),
                    exchange: exchange,
                    routingKey: routingKey,
                    mandatory: true
                )
            )
        }
    }

    /// Leaves out departments of which a row is held: what came after it would overtake it.
    private static let notHeld: SQL = """
        AND NOT EXISTS (SELECT FROM journal.outbox AS held
                         WHERE held.service = waiting.service
                           AND held.lane = waiting.lane
                           AND held.routing_key = waiting.routing_key
                           AND held.held_until > clock.now())
        """

    package static func delete(_ positions: [Int64], of service: ServiceName, lane: RelayLane, in database: Database)
        throws
    {
        try database.execute(
            """
            DELETE FROM journal.outbox
             WHERE service = \(service) AND lane = \(lane.rawValue) AND position = ANY (\(positions))
            """
        )
    }

    /// Rows of these routing keys wait; the rest of the lane goes on.
    package static func hold(
        _ routingKeys: [String],
        of service: ServiceName,
        lane: RelayLane,
        seconds: Double,
        in database: Database
    ) throws {
        try database.execute(
            """
            UPDATE journal.outbox
               SET held_until = clock.now() + make_interval(secs => \(seconds))
             WHERE service = \(service) AND lane = \(lane.rawValue) AND routing_key = ANY (\(routingKeys))
            """
        )
    }

    /// Rows waiting and the age of the oldest in seconds, by lane.
    package static func backlog(of service: ServiceName, in database: Database) throws -> [(
        lane: String, rows: Int64, oldestSeconds: Double
    )] {
        try database.execute(
            """
            SELECT waiting.lane, count(*), extract(epoch FROM clock.now() - min(message.recorded_at))::float8
              FROM journal.outbox AS waiting
              JOIN journal.message AS message USING (position)
             WHERE waiting.service = \(service)
             GROUP BY waiting.lane
            """
        ).decode((String, Int64, Double).self).map { ($0.0, $0.1, $0.2) }
    }
}
