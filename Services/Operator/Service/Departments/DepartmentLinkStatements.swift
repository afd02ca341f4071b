import Messaging
import Model
import PostgreSQL

/// The statements of provisioning: links in schema `dispatch`, the accounts for HTTP in schema `identity`.
enum DepartmentLinkStatements {
    /// Waits until nobody changes a case of these departments, and keeps others from it until the end of the transaction.
    static func lock(_ departments: [DepartmentCode], in database: Database) throws {
        try database.execute(
            """
            SELECT pg_advisory_xact_lock(dispatch.department_lock(code))
              FROM (SELECT code FROM unnest(\(departments)) AS code ORDER BY code) AS ordered
            """
        )
    }

    /// Which of these departments exist and work.
    static func known(_ departments: [DepartmentCode], in database: Database) throws -> Set<DepartmentCode> {
        try Set(
            database.execute("SELECT code FROM city.department WHERE is_active AND code = ANY (\(departments))")
                .decode(DepartmentCode.self)
        )
    }

    /// The queue of each department whose link is in force.
    static func queues(_ departments: [DepartmentCode], in database: Database) throws -> [DepartmentCode: String] {
        try database.execute(
            """
            SELECT department_code, queue
              FROM dispatch.department_link
             WHERE department_code = ANY (\(departments)) AND revoked_at IS NULL
            """
        ).decode((DepartmentCode, String).self).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// The same of every department whose link is in force.
    static func queues(in database: Database) throws -> [DepartmentCode: String] {
        try database.execute("SELECT department_code, queue FROM dispatch.department_link WHERE revoked_at IS NULL")
            .decode((DepartmentCode, String).self).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    static func insert(_ links: [(department: DepartmentCode, queue: String)], in database: Database) throws {
        try database.execute(
            """
            INSERT INTO dispatch.department_link (department_code, queue, created_at)
            SELECT department_code, queue, clock.now()
              FROM unnest(\(links.map(\.department)), \(links.map(\.queue))) AS given (department_code, queue)
                ON CONFLICT (department_code) WHERE revoked_at IS NULL DO NOTHING
            """
        )
    }

    /// The account under which a department's own system signs in over HTTP, for photos.
    static func putAccounts(
        _ accounts: [(department: DepartmentCode, login: String, passwordHash: String)],
        in database: Database
    ) throws {
        try database.execute(
            """
            INSERT INTO identity.account (id, role, login, password_hash, display_name, town_code, department_code)
            SELECT given.id, 'department', given.login, given.password_hash, left(department.name, 64),
                   department.town_code, department.code
              FROM unnest(\(accounts.map { AccountID(of: $0.department) }), \(accounts.map(\.login)),
                          \(accounts.map(\.passwordHash)), \(accounts.map(\.department)))
                       AS given (id, login, password_hash, department_code)
              JOIN city.department AS department ON department.code = given.department_code
                ON CONFLICT (id) DO UPDATE
                   SET password_hash = excluded.password_hash, disabled_at = NULL
            """
        )
    }

    /// Ends a link with everything that was still on its way to it.
    /// - Returns: whether there was one.
    static func revoke(_ department: DepartmentCode, in database: Database) throws -> Bool {
        let ended = try database.execute(
            """
            UPDATE dispatch.department_link
               SET revoked_at = clock.now()
             WHERE department_code = \(department) AND revoked_at IS NULL
            """
        ).affected
        try database.execute(
            """
            DELETE FROM journal.outbox
             WHERE service = 'dispatch' AND lane = 'departments' AND routing_key = \(department.rawValue)
            """
        )
        try database.execute(
            """
            UPDATE identity.account
               SET disabled_at = clock.now()
             WHERE id = \(AccountID(of: department)) AND disabled_at IS NULL
            """
        )
        try database.execute(
            """
            UPDATE identity.session
               SET revoked_at = clock.now()
             WHERE account_id = \(AccountID(of: department)) AND revoked_at IS NULL
            """
        )
        return ended > 0
    }
}
