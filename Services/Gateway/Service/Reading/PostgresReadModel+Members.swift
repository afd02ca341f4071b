package import Model
import PostgreSQL

extension PostgresReadModel {
    package func members(of department: DepartmentCode) async throws -> MemberList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT id, coalesce(nullif(display_name, ''), login, '')
                  FROM identity.account
                 WHERE role = 'department' AND department_code = \(department) AND disabled_at IS NULL
                 ORDER BY 2, id
                 LIMIT 500
                """
            ).decode((AccountID, String).self)
            return MemberList(items: rows.map { Member(id: $0.0, name: $0.1) })
        }
    }
}
