import Messaging
import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the journal and the record of readings know of one report. Members of staff by role and login, citizens never.
enum AuditTrailStatements {
    /// Every message about the report that follows from what a person did.
    static func deeds(of report: UUID, in database: Database) throws -> [AuditTrail.Entry] {
        try database.execute(
            """
            SELECT message.recorded_at, split_part(message.actor, ':', 1), account.login, message.type
              FROM journal.message
              LEFT JOIN identity.account ON account.id::text = split_part(message.actor, ':', 2)
             WHERE message.subject = \(report.uuidString.lowercased()) AND message.actor IS NOT NULL
             ORDER BY message.position
            """
        ).decode((Timestamp, String, String?, String).self).map { at, role, login, type in
            AuditTrail.Entry(at: at, who: who(role, login), what: type)
        }
    }

    static func acts(on report: UUID, in database: Database) throws -> [AuditTrail.Entry] {
        try database.execute(
            """
            SELECT at, actor, act, after, reason
              FROM reward.operator_act
             WHERE subject = \(report.uuidString.lowercased()) AND act = \(OperatorAct.Deed.decision.rawValue)
             ORDER BY position
            """
        ).decode((Timestamp, String, String, String?, String?).self).map { at, actor, act, after, reason in
            AuditTrail.Entry(at: at, who: actor, what: "\(act) \(after ?? "–")" + (reason.map { " (\($0))" } ?? ""))
        }
    }

    static func readings(of report: UUID, in database: Database) throws -> [AuditTrail.Entry] {
        try database.execute(
            """
            SELECT reading.at, reading.role, account.login, reading.kind, reading.operation, reading.reason
              FROM identity.access_record AS reading
              LEFT JOIN identity.account ON account.id = reading.account_id
             WHERE reading.report_id = \(report)
             ORDER BY reading.at, reading.id
            """
        ).decode((Timestamp, String, String?, String, String, String?).self).map { row in
            AuditTrail.Entry(
                at: row.0,
                who: who(row.1, row.2),
                what: "\(row.3): \(row.4)" + (row.5.map { " (\($0))" } ?? "")
            )
        }
    }

    static func unmaskings(of report: UUID, in database: Database) throws -> [AuditTrail.Entry] {
        try database.execute(
            """
            SELECT unmasking.asked_at, asker.role, asker.login, unmasking.state, unmasking.basis, unmasking.reads,
                   decider.role, decider.login
              FROM identity.unmasking
              LEFT JOIN identity.account AS asker ON asker.id = unmasking.asked_by
              LEFT JOIN identity.account AS decider ON decider.id = unmasking.decided_by
             WHERE unmasking.report_id = \(report)
             ORDER BY unmasking.asked_at
            """
        ).decode((Timestamp, String?, String?, String, String, Int32, String?, String?).self).map { row in
            let decided = row.6.map { " by \(who($0, row.7))" } ?? ""
            return AuditTrail.Entry(
                at: row.0,
                who: who(row.1 ?? "unknown", row.2),
                what: "asked (\(row.4)); \(row.3)\(decided); read \(row.5) times"
            )
        }
    }

    private static func who(_ role: String, _ login: String?) -> String {
        role == Role.citizen.rawValue ? "a citizen" : "\(role) \(login ?? "without login")"
    }
}
