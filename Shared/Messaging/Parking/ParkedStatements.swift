import Model
package import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements on services' `parked` tables: on all of them as their owner, on its own as a service.
package enum ParkedStatements {
    /// The services that have such a table.
    package static let services = ServiceName.allCases.filter { $0 != .gateway }.map(\.rawValue)

    private static let columns = """
        id, consumer, message_id, type, subject, exchange, routing_key, headers, body, reason_code, reason,
        to_char(parked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), resolution
        """

    /// The newest first, of one service or of all.
    package static func list(service: String?, includingResolved: Bool, limit: Int, in database: Database) throws
        -> [ParkedMessage]
    {
        try services.filter { service == nil || service == $0 }.flatMap { name in
            try database.execute(
                """
                SELECT \(unsafeSQL: columns) FROM \(unsafeSQL: name).parked
                 WHERE \(includingResolved) OR resolved_at IS NULL
                 ORDER BY parked_at DESC, id DESC LIMIT \(limit)
                """
            ).map { try message($0, of: name) }
        }.sorted { $0.parkedAt > $1.parkedAt }.prefix(limit).map { $0 }
    }

    package static func find(_ place: ParkedMessage.Place, in database: Database) throws -> ParkedMessage? {
        guard services.contains(place.service) else { return nil }
        return try database.execute(
            "SELECT \(unsafeSQL: columns) FROM \(unsafeSQL: place.service).parked WHERE id = \(place.number)"
        ).first.map { try message($0, of: place.service) }
    }

    /// Marks a message as dealt with.
    /// - Returns: false when somebody else was faster.
    package static func resolve(_ place: ParkedMessage.Place, as resolution: String, in database: Database) throws
        -> Bool
    {
        try database.execute(
            """
            UPDATE \(unsafeSQL: place.service).parked SET resolved_at = clock.now(), resolution = \(resolution)
             WHERE id = \(place.number) AND resolved_at IS NULL
            """
        ).affected == 1
    }

    private static func message(_ row: Row, of service: String) throws -> ParkedMessage {
        let headers = try row.decode(String.self, at: 7)
        return ParkedMessage(
            place: .init(service: service, number: try row.decode(at: 0)),
            queue: try row.decode(at: 1),
            messageID: try row.decode(at: 2),
            type: try row.decode(at: 3),
            subject: try row.decode(at: 4),
            exchange: try row.decode(at: 5),
            routingKey: try row.decode(at: 6),
            headers: (try? JSONDecoder().decode([String: String].self, from: Data(headers.utf8))) ?? [:],
            body: try row.decode(at: 8),
            reasonCode: try row.decode(at: 9),
            reason: try row.decode(at: 10),
            parkedAt: try row.decode(at: 11),
            resolution: try row.decode(at: 12)
        )
    }
}
