import OperatorService
import PostgreSQL
import Testing

extension CitySuite {
    @Suite("Categories, departments and routes")
    struct SettingsTests {
        @Test("Every town has every office, every village its committee")
        func departments() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE level = 'town'), count(*) FILTER (WHERE level = 'village'),
                           count(*) FILTER (WHERE level = 'city'),
                           count(*) FILTER (WHERE code <> coalesce(village_code, town_code, '441900000') || '-' || kind)
                    FROM city.department
                    """
                ).decodeOne((Int, Int, Int, Int).self)
            }
            #expect(row.0 == 34 * 22 && row.1 == 593 && row.2 == 22)
            #expect(row.3 == 0, "codes follow area and kind")
        }

        @Test("Emergencies and crime tips are neither public nor rewarded; disputes are hidden and without cash")
        func traits() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE is_emergency), count(*) FILTER (WHERE is_crime_tip),
                           count(*) FILTER (WHERE (is_emergency OR is_crime_tip)
                               AND (is_public OR points > 0 OR red_packet_fen > 0)),
                           count(*) FILTER (WHERE class_code = '17' AND (NOT is_private OR red_packet_fen > 0)),
                           count(DISTINCT class_code), avg(red_packet_fen) FILTER (WHERE red_packet_fen > 0)::float8
                    FROM city.category_traits
                    """
                ).decodeOne((Int, Int, Int, Int, Int, Double).self)
            }
            #expect(row.0 >= 5 && row.1 == 4)
            #expect(row.2 == 0 && row.3 == 0)
            #expect(row.4 == 19)
            #expect(abs(row.5 - 365) < 10, "mean red packet \(row.5) fen")
        }

        @Test("A satellite receiver goes to the village committee by itself; construction waste leaves a choice")
        func routes() async throws {
            let satellite = try await route("0702", village: "441900103200")
            #expect(satellite.map(\.0) == ["441900103200-committee"])
            #expect(satellite.first?.1 == true)
            let waste = try await route("1001", village: "441900123200")
            #expect(waste.map(\.0) == ["441900123-chengguan", "441900123200-committee"])
            #expect(waste.allSatisfy { !$0.1 })
            let tip = try await route("1801", village: "441900116001")
            #expect(tip.map(\.0) == ["441900000-gongan"])
        }

        private func route(_ category: String, village: String) async throws -> [(String, Bool)] {
            try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    "SELECT department_code, is_automatic FROM city.route(\(category), \(village), \(String(village.prefix(9))))"
                ).decode((String, Bool).self)
            }
        }

        @Test("Every category has a responsible department in every village")
        func noOrphans() async throws {
            let orphans = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*)
                    FROM city.category AS c CROSS JOIN city.village AS v
                    WHERE NOT EXISTS (SELECT FROM city.route(c.code, v.code, v.town_code))
                    """
                ).decodeOne(Int.self)
            }
            #expect(orphans == 0)
        }

        @Test(
            "Every service may ask, none may change",
            arguments: ["gateway", "intake", "verification", "dispatch", "reward", "scheduler", "notification"]
        )
        func rights(service: String) async throws {
            let pool = try SeededCity.current.pool
            let found = try await pool.transaction { database in
                try database.script("SET LOCAL ROLE rrp_\(service)")
                let located = try database.execute("SELECT town_code FROM city.locate(\([113.863]), \([23.061]))")
                let routes = try database.execute("SELECT 1 FROM city.route('0101', '441900103001', '441900103')")
                let traits = try database.execute("SELECT 1 FROM city.category_traits")
                let officers = try database.execute("SELECT 1 FROM city.officers_of(ARRAY['441900103001001'])")
                return (try located.decodeOne(String.self), routes.count, traits.count, officers.count)
            }
            #expect(found.0 == "441900103" && found.1 == 2 && found.2 > 100 && found.3 == 3)
            await #expect {
                try await pool.transaction { database in
                    try database.script("SET LOCAL ROLE rrp_\(service)")
                    try database.execute("UPDATE city.category SET points = 0")
                }
            } throws: {
                ($0 as? PostgresError)?.sqlState == "42501"
            }
        }
    }
}
