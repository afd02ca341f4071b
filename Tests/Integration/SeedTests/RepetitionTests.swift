import Foundation
import OperatorService
import PostgreSQL
import Testing

extension CitySuite {
    @Suite("Seeding again")
    struct RepetitionTests {
        @Test("The same facts twice change nothing")
        func unchanged() async throws {
            let city = try SeededCity.current
            let before = try await city.fingerprint()
            let file = try Data(contentsOf: URL(fileURLWithPath: city.file))
            let summary = try await city.seedAgain()
            #expect(summary.changes == 0)
            #expect(try await city.fingerprint() == before)
            #expect(try Data(contentsOf: URL(fileURLWithPath: city.file)) == file)
        }

        @Test("What the city changed stays; what was lost comes back")
        func respectful() async throws {
            let city = try SeededCity.current
            try await city.pool.transaction { database in
                try database.execute("UPDATE city.category SET points = 77, origin = 'city' WHERE code = '0101'")
                try database.execute("UPDATE city.category SET points = 88 WHERE code = '0102'")
                try database.execute("UPDATE identity.account SET password_hash = 'mine' WHERE login = 'operator'")
                try database.execute("DELETE FROM city.cell WHERE village_code = '441900103001'")
                try database.execute(
                    """
                    UPDATE city.officer_cell SET origin = 'city', officer_id = (
                        SELECT id FROM city.officer WHERE login = 'chashan.officer1')
                    WHERE cell_code = '441900116005001' AND rank = 0
                    """
                )
            }
            let summary = try await city.seedAgain()
            #expect(summary.changes > 0)
            let row = try await city.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT points FROM city.category WHERE code = '0101'),
                           (SELECT points FROM city.category WHERE code = '0102'),
                           (SELECT password_hash FROM identity.account WHERE login = 'operator'),
                           (SELECT count(*) FROM city.cell),
                           (SELECT o.login FROM city.officers_of(ARRAY['441900116005001']) AS f
                                JOIN city.officer AS o ON o.id = f.officer_id WHERE f.rank = 0),
                           (SELECT count(*) FROM city.officer_cell)
                    """
                ).decodeOne((Int, Int, String, Int, String, Int).self)
            }
            #expect(row.0 == 77 && row.1 == 10)
            #expect(row.2 == "mine")
            #expect(row.3 == 3_000)
            #expect(row.4 == "chashan.officer1")
            #expect(row.5 == 9_000)
            try await city.pool.transaction { database in
                try database.execute("UPDATE city.category SET origin = 'seed' WHERE code = '0101'")
                try database.execute("UPDATE city.officer_cell SET origin = 'seed' WHERE origin = 'city'")
            }
            #expect(try await city.seedAgain().changes == 3, "the category, and the duty out and in")
        }

        @Test("A lost file of passwords is replaced, and with it the passwords")
        func lostFile() async throws {
            let city = try SeededCity.current
            let old = try StaffTests.accounts(in: city.file)
            try FileManager.default.removeItem(atPath: city.file)
            let summary = try await city.seedAgain()
            #expect(summary.changes == old.count)
            let new = try StaffTests.accounts(in: city.file)
            #expect(new.map(\.login) == old.map(\.login))
            #expect(Set(new.map(\.password)).isDisjoint(with: old.map(\.password)))
        }

        @Test("Imported borders of a town are left alone")
        func imported() async throws {
            let city = try SeededCity.current
            try await city.pool.transaction { database in
                try database.execute(
                    "UPDATE city.cell SET origin = 'import', name = '第一网格' WHERE town_code = '441900006'"
                )
                try database.execute("DELETE FROM city.cell WHERE code = '441900006001002'")
            }
            _ = try await city.seedAgain()
            let row = try await city.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE name <> '第一网格'), count(*) FILTER (WHERE code = '441900006001002')
                    FROM city.cell WHERE town_code = '441900006'
                    """
                ).decodeOne((Int, Int).self)
            }
            #expect(row.0 == 0 && row.1 == 0)
            try await city.pool.transaction { database in
                try database.execute("UPDATE city.cell SET origin = 'seed' WHERE town_code = '441900006'")
            }
            _ = try await city.seedAgain()
        }
    }
}
