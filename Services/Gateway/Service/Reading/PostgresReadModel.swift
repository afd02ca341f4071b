import Messaging
package import Model
package import PostgreSQL

/// Reads the views of schema `read`, the journal and the city's data.
package struct PostgresReadModel: ReadModel {
    let pool: PostgresPool

    package init(pool: PostgresPool) {
        self.pool = pool
    }

    package func outcome(of operation: MessageID) async throws -> String? {
        try await pool.autocommit { database in
            try database.execute("SELECT read.outcome(\(operation))").decodeOne(String?.self)
        }
    }

    /// The rows of the viewer's city or town; nil for those who have neither.
    static func areaScope(of viewer: Viewer) -> SQL? {
        switch viewer.scope {
        case .city: "true"
        case .town(let town): "town_code = \(town)"
        default: nil
        }
    }
}

extension Page {
    /// Rows that come after the page before, for a list ordered by `at` and `id`, newest first.
    func continuation(_ at: String, _ id: String) -> SQL {
        guard let after else { return "" }
        return "AND (\(unsafeSQL: at), \(unsafeSQL: id)) < (\(after.at), \(after.id))"
    }

    /// The cursor of the next page, where more rows were read than the page holds.
    func next<Row>(_ rows: [Row], _ place: (Row) -> Place) -> String? {
        guard rows.count > limit, let last = rows.prefix(limit).last else { return nil }
        return place(last).cursor
    }
}
