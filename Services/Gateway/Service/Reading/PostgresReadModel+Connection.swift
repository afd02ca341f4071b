import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Cases that are looked through for messages, newest first, and messages that are told.
    private static let cases = 40
    private static let messages = 20

    package func connection(of department: DepartmentCode) async throws -> DepartmentConnection {
        try await pool.autocommit { database in
            let link = try database.execute(
                """
                SELECT created_at, revoked_at
                  FROM read.department_link
                 WHERE department_code = \(department)
                 ORDER BY created_at DESC
                 LIMIT 1
                """
            ).decodeFirst((Timestamp, Timestamp?).self)
            // What goes to a department names it and never the report as a whole; what comes of its own words names it as the
            // one who acted.
            let messages = try database.execute(
                """
                WITH own AS (
                    (SELECT case_id, report_id FROM read.case_file
                      WHERE department_code = \(department)
                      ORDER BY opened_at DESC, case_id DESC LIMIT \(Self.cases))
                    UNION
                    (SELECT case_id, report_id FROM read.case_file
                      WHERE co_handlers <> '{}' AND co_handlers @> ARRAY[\(department)::text]
                      ORDER BY opened_at DESC, case_id DESC LIMIT \(Self.cases))
                )
                SELECT NOT said.is_own, message.type, own.case_id, message.recorded_at,
                       EXISTS (SELECT 1 FROM journal.outbox
                                WHERE outbox.service = message.service AND outbox.lane = 'departments'
                                  AND outbox.position = message.position)
                  FROM own
                  JOIN journal.message ON message.subject = own.report_id::text AND message.service = 'dispatch'
                 CROSS JOIN LATERAL (SELECT coalesce(split_part(message.actor, '/', 1) = 'department:' || \(department)::text
                                                     AND message.body::jsonb ? 'report', false) AS is_own) AS said
                 WHERE said.is_own
                    OR (message.type IN ('case.dispatched.v1', 'case.urged.v1', 'case.decided.v1', 'case.involved.v1',
                                         'case.withdrawn.v1')
                        AND NOT message.body::jsonb ? 'report' AND message.body::jsonb ->> 'departmentCode' = \(department)::text)
                 ORDER BY message.position DESC
                 LIMIT \(Self.messages)
                """
            ).decode((Bool, String, CaseID, Timestamp, Bool).self)
            return DepartmentConnection(
                departmentCode: department,
                isConnected: link.map { $0.1 == nil } ?? false,
                since: link?.0,
                revokedAt: link?.1,
                messages: messages.map { row in
                    ConnectionMessage(
                        direction: row.0 ? .toDepartment : .fromDepartment,
                        type: row.1,
                        caseId: row.2,
                        at: row.3,
                        isWaiting: row.4
                    )
                }
            )
        }
    }
}
