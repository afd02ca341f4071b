import Messaging
import Model
import PostgreSQL

/// The statements that the acts of operators are read with.
enum OperatorActStatements {
    struct Row: Sendable {
        let position: Int64
        let at: Timestamp
        let actor: String
        let databaseRole: String
        let act: String
        let subject: String
        let before: String?
        let after: String?
        let reason: String?
    }

    /// Newest first.
    static func latest(_ limit: Int, in database: Database) throws -> [Row] {
        try database.execute(
            """
            SELECT position, at, actor, database_role, act, subject, before, after, reason
              FROM reward.operator_act
             ORDER BY position DESC
             LIMIT \(limit)
            """
        ).decode((Int64, Timestamp, String, String, String, String, String?, String?, String?).self).map { row in
            Row(
                position: row.0,
                at: row.1,
                actor: row.2,
                databaseRole: row.3,
                act: row.4,
                subject: row.5,
                before: row.6,
                after: row.7,
                reason: row.8
            )
        }
    }
}
