import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func assistance(for department: DepartmentCode) async throws -> AssistanceList {
        try await pool.autocommit { database in
            AssistanceList(
                items: try AssistanceRow.read(
                    """
                    WHERE department_code = \(department)
                    ORDER BY called_at DESC, task_id, number DESC
                    LIMIT 100
                    """,
                    in: database
                )
            )
        }
    }
}
