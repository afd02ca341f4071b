import Foundation
import OperatorService
import PostgreSQL
import Testing

extension CitySuite {
    @Suite("Staff")
    struct StaffTests {
        @Test("Every cell has an owner and two others who can stand in")
        func duties() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*), count(*) FILTER (WHERE ranks = ARRAY[0, 1, 2] AND officers = 3)
                    FROM (
                        SELECT c.code, array_agg(d.rank ORDER BY d.rank) AS ranks, count(DISTINCT d.officer_id) AS officers
                        FROM city.cell AS c LEFT JOIN city.officer_cell AS d ON d.cell_code = c.code GROUP BY c.code
                    ) AS x
                    """
                ).decodeOne((Int, Int).self)
            }
            #expect(row.0 == 3_000 && row.1 == 3_000)
        }

        @Test(
            "Every officer has an account of the same id, every department a clerk, every town its centre and duty room"
        )
        func accounts() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT count(*) FROM city.officer AS o WHERE NOT EXISTS (
                                SELECT FROM identity.account AS a WHERE a.id = o.id AND a.role = 'gridOfficer'
                                    AND a.village_code = o.village_code)),
                           (SELECT count(*) FROM city.department AS d WHERE NOT EXISTS (
                                SELECT FROM identity.account AS a WHERE a.role = 'department'
                                    AND a.department_code = d.code)),
                           (SELECT count(DISTINCT town_code) FROM identity.account WHERE role = 'townCentre'),
                           (SELECT count(DISTINCT town_code) FROM identity.account WHERE role = 'dutyRoom')
                    """
                ).decodeOne((Int, Int, Int, Int).self)
            }
            #expect(row.0 == 0 && row.1 == 0 && row.2 == 34 && row.3 == 34)
        }

        @Test("Only demonstration accounts have passwords, each its own, kept in a file that nobody else can read")
        func demonstration() async throws {
            let city = try SeededCity.current
            let attributes = try FileManager.default.attributesOfItem(atPath: city.file)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            let accounts = try Self.accounts(in: city.file)
            #expect(accounts.count == city.summary.demonstrationAccounts)
            #expect(Set(accounts.map(\.password)).count == accounts.count)
            let stored = try await city.pool.autocommit { database in
                try database.execute(
                    "SELECT login, password_hash FROM identity.account WHERE password_hash IS NOT NULL"
                )
                .decode((String, String).self)
            }
            #expect(stored.count == accounts.count)
            let hashes = Dictionary(stored, uniquingKeysWith: { first, _ in first })
            for account in accounts {
                #expect(hashes[account.login] == SeededCity.hash(account.password))
            }
        }

        @Test("The demonstration's officers own whole villages, and the points in their file lie in their cells")
        func places() async throws {
            let city = try SeededCity.current
            let cells = try Self.accounts(in: city.file).flatMap(\.cells)
            #expect(cells.count >= 24)
            let found = try await city.pool.autocommit { database in
                try database.execute(
                    "SELECT cell_code FROM city.locate(\(cells.map(\.longitude)), \(cells.map(\.latitude)))"
                ).decode(String?.self)
            }
            #expect(found == cells.map { Optional($0.code) })
        }

        static func accounts(in file: String) throws -> [DemonstrationAccount] {
            struct Content: Decodable { let accounts: [DemonstrationAccount] }
            let data = try Data(contentsOf: URL(fileURLWithPath: file))
            return try JSONDecoder().decode(Content.self, from: data).accounts
        }
    }
}
