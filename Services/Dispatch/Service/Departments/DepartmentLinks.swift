import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.department_link` as this service reads it.
enum DepartmentLinks {
    /// Which of these departments are connected over AMQP, and stay so until this transaction ends.
    static func inForce(_ departments: Set<DepartmentCode>, in database: Database) throws -> Set<DepartmentCode> {
        let sorted = departments.sorted()
        try database.enqueue(
            """
            SELECT pg_advisory_xact_lock_shared(dispatch.department_lock(code))
              FROM unnest(\(sorted)) AS code
            """
        )
        return try Set(
            database.execute(
                """
                SELECT department_code
                  FROM dispatch.department_link
                 WHERE department_code = ANY (\(sorted)) AND revoked_at IS NULL
                """
            ).decode(DepartmentCode.self)
        )
    }

    /// Waits for everybody who changes a case of the department just now, and keeps others waiting.
    static func lockAlone(_ department: DepartmentCode, in database: Database) throws {
        try database.execute("SELECT pg_advisory_xact_lock(dispatch.department_lock(\(department)))")
    }
}
