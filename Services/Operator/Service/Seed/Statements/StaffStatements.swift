import FoundationEssentials
import Model
import PostgreSQL

/// Accounts, officers and duties as seeding writes them.
enum StaffStatements {
    /// Which of these logins have a password already.
    static func loginsWithPassword(among logins: [String], _ database: Database) throws -> Set<String> {
        let rows = try database.execute(
            "SELECT login FROM identity.account WHERE login = ANY (\(logins)) AND password_hash IS NOT NULL"
        )
        return Set(try rows.decode(String.self))
    }

    /// Makes missing accounts; existing ones are left as they are.
    static func makeAccounts(_ accounts: [StaffAccount], _ database: Database) throws -> Int {
        try database.script(
            """
            CREATE TEMPORARY TABLE seed_account (
                id uuid, login text, role text, display_name text, town_code text, village_code text, department_code text
            ) ON COMMIT DROP
            """
        )
        try database.copy(
            into: "seed_account",
            columns: ["id", "login", "role", "display_name", "town_code", "village_code", "department_code"],
            rows: accounts.map {
                (
                    $0.id, $0.login, $0.role.rawValue, $0.displayName, $0.townCode?.rawValue, $0.villageCode?.rawValue,
                    $0.departmentCode?.rawValue
                )
            }
        )
        return try database.execute(
            """
            INSERT INTO identity.account (id, login, role, display_name, town_code, village_code, department_code)
            SELECT id, login, role, display_name, town_code, village_code, department_code
            FROM seed_account
            ON CONFLICT DO NOTHING
            """
        ).affected
    }

    /// - Parameter hashes: by login.
    static func setPasswords(_ hashes: [String: String], _ database: Database) throws {
        let sorted = hashes.sorted { $0.key < $1.key }
        try database.execute(
            """
            UPDATE identity.account AS a
            SET password_hash = u.hash
            FROM unnest(\(sorted.map(\.key)), \(sorted.map(\.value))) AS u (login, hash)
            WHERE a.login = u.login
            """
        )
    }

    /// Officers and whose cell is whose; duties that the city gave out itself stay.
    static func placeOfficers(_ plan: StaffPlan, _ database: Database) throws -> Int {
        try SeedTable.officers.open(database)
        try SeedTable.officers.stage(
            plan.accounts.filter { $0.role == .gridOfficer }.map {
                ($0.id, $0.login, $0.displayName, $0.townCode?.rawValue, $0.villageCode?.rawValue)
            },
            database
        )
        var changes = try SeedTable.officers.merge(database)
        try database.script(
            "CREATE TEMPORARY TABLE seed_duty (cell_code text, officer_id uuid, rank integer) ON COMMIT DROP"
        )
        try database.copy(
            into: "seed_duty",
            columns: ["cell_code", "officer_id", "rank"],
            rows: plan.duties.map { ($0.cellCode, $0.officerID, $0.rank) }
        )
        changes += try database.execute(
            """
            DELETE FROM city.officer_cell AS c
            WHERE c.origin = 'seed'
              AND NOT EXISTS (
                  SELECT FROM seed_duty AS s
                  WHERE (s.cell_code, s.officer_id, s.rank) = (c.cell_code, c.officer_id, c.rank)
              )
            """
        ).affected
        changes += try database.execute(
            """
            INSERT INTO city.officer_cell (cell_code, officer_id, rank)
            SELECT s.cell_code, s.officer_id, s.rank
            FROM seed_duty AS s
            JOIN city.cell AS c ON c.code = s.cell_code AND c.origin = 'seed'
            ON CONFLICT DO NOTHING
            """
        ).affected
        // Officers of an earlier plan who have nothing left to do are asked no more.
        changes += try database.execute(
            """
            UPDATE city.officer AS o
            SET is_active = NOT o.is_active
            WHERE o.origin = 'seed'
              AND o.is_active <> (
                  EXISTS (SELECT FROM seed_officer AS s WHERE s.id = o.id)
                  OR EXISTS (SELECT FROM city.officer_cell AS c WHERE c.officer_id = o.id)
              )
            """
        ).affected
        return changes
    }
}
