import Messaging
package import Model
import NIOConcurrencyHelpers
package import PostgreSQL

/// The categories in use, read from the city's data and kept for a minute.
package final class CategoryCatalogue: Sendable {
    private struct State {
        var traits: [CategoryCode: CategoryTraits] = [:]
        var readAt: Timestamp?
    }

    private let state = NIOLockedValueBox(State())
    private static let freshness = Duration.seconds(60)

    package init() {}

    /// The traits by code; read again when they are a minute old.
    package func traits(at now: Timestamp, in database: Database) throws -> [CategoryCode: CategoryTraits] {
        let known = state.withLockedValue { $0 }
        if let readAt = known.readAt, now - readAt < Self.freshness, now >= readAt { return known.traits }
        let traits = try Self.read(in: database)
        state.withLockedValue { $0 = State(traits: traits, readAt: now) }
        return traits
    }

    private static func read(in database: Database) throws -> [CategoryCode: CategoryTraits] {
        let rows = try database.execute(
            """
            SELECT code, name, english_name, urgency, is_emergency, is_crime_tip, is_public, is_private, needs_conclusion,
                   department_kind, points::bigint, red_packet_fen::bigint
              FROM city.category_traits
            """
        ).decode(
            (CategoryCode, String, String, Urgency, Bool, Bool, Bool, Bool, Bool, String, Points, Fen).self
        )
        return try rows.reduce(into: [:]) { traits, row in
            let (
                code, zh, en, urgency, isEmergency, isCrimeTip, isPublic, isPrivate, needsConclusion, kind, points, fen
            ) = row
            guard let departmentKind = DepartmentKind(rawValue: kind) else {
                throw PostgresError(.decoding, message: "category \(code) names the unknown department kind \(kind)")
            }
            traits[code] = CategoryTraits(
                code: code,
                name: Words(zh: zh, en: en),
                urgency: urgency,
                isEmergency: isEmergency,
                isCrimeTip: isCrimeTip,
                isPublic: isPublic,
                isPrivate: isPrivate,
                needsConclusion: needsConclusion,
                departmentKind: departmentKind,
                points: points,
                redPacket: fen > .zero ? fen : nil
            )
        }
    }
}
