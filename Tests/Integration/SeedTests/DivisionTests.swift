import OperatorService
import PostgreSQL
import Testing

extension CitySuite {
    @Suite("Division")
    struct DivisionTests {
        @Test("There are 34 towns, 593 villages and 3,000 cells, at least two a village")
        func counts() async throws {
            let city = try SeededCity.current
            let counts = try await city.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT count(*) FROM city.town), (SELECT count(*) FROM city.village),
                           (SELECT count(*) FROM city.cell),
                           (SELECT min(n) FROM (SELECT count(c.code) AS n FROM city.village AS v
                                LEFT JOIN city.cell AS c ON c.village_code = v.code GROUP BY v.code) AS x)
                    """
                ).decodeOne((Int, Int, Int, Int).self)
            }
            #expect(counts.0 == 34)
            #expect(counts.1 == 593)
            #expect(counts.2 == 3_000)
            #expect(counts.3 >= 2)
            print("seeded in \(city.summary.duration)")
        }

        @Test("The cells are valid and tile the city: no gap, no overlap, about 2,465 km²")
        func tiling() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE NOT ST_IsValid(boundary) OR ST_SRID(boundary) <> 4326),
                           abs(sum(ST_Area(boundary)) / ST_Area(ST_Union(boundary)) - 1),
                           ST_NumGeometries(ST_Union(boundary)), ST_NRings(ST_Union(boundary)), sum(area_m2) / 1e6
                    FROM city.cell
                    """
                ).decodeOne((Int, Double, Int, Int, Double).self)
            }
            #expect(row.0 == 0)
            #expect(row.1 < 1e-9)
            #expect(row.2 == 1 && row.3 == 1, "one piece without holes")
            #expect(abs(row.4 / 2_465 - 1) < 0.015, "\(row.4) km²")
        }

        @Test("Every random point in the city lies in exactly one cell, and locate names it")
        func points() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    WITH point AS (
                        SELECT g.path[1] AS number, g.geom
                        FROM ST_Dump(ST_GeneratePoints((SELECT ST_Union(boundary) FROM city.town), 5000, 42)) AS g
                    ), owner AS (
                        SELECT p.number, count(c.code) AS cells, min(c.code) AS code
                        FROM point AS p LEFT JOIN city.cell AS c ON ST_Contains(c.boundary, p.geom) GROUP BY p.number
                    ), found AS (
                        SELECT * FROM city.locate(
                            (SELECT array_agg(ST_X(geom) ORDER BY number) FROM point),
                            (SELECT array_agg(ST_Y(geom) ORDER BY number) FROM point))
                    )
                    SELECT count(*), count(*) FILTER (WHERE o.cells = 1),
                           count(*) FILTER (WHERE o.code = f.cell_code AND f.outside_metres = 0
                               AND f.village_code = left(o.code, 12) AND f.town_code = left(o.code, 9))
                    FROM owner AS o JOIN found AS f ON f.ordinal = o.number
                    """
                ).decodeOne((Int, Int, Int).self)
            }
            #expect(row.0 == 5_000 && row.1 == 5_000 && row.2 == 5_000)
        }

        @Test("Towns and villages are whole, contain their seat, and have about their known area")
        func towns() async throws {
            let row = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE ST_NumGeometries(boundary) <> 1),
                           count(*) FILTER (WHERE NOT ST_Contains(boundary, seat)),
                           max(abs(ST_Area(boundary::geography) / 1e6 - area_km2)::float8),
                           (SELECT count(*) FROM city.village WHERE ST_NumGeometries(boundary) <> 1),
                           (SELECT count(*) FROM city.cell WHERE NOT ST_Contains(boundary, centre))
                    FROM city.town
                    """
                ).decodeOne((Int, Int, Double, Int, Int).self)
            }
            #expect(row.0 == 0 && row.3 == 0)
            #expect(row.1 == 0)
            #expect(row.2 < 20, "farthest off by \(row.2) km²")
            #expect(row.4 == 0)
        }

        @Test("A point within 300 m outside is the nearest cell's, one farther out is nobody's")
        func outside() async throws {
            let near = try await ring(degrees: 0.0020)
            #expect(near.count > 50)
            #expect(near.allSatisfy { $0.0 != nil && ($0.1 ?? 0) > 0 && ($0.1 ?? 0) <= 300 })
            let far = try await ring(degrees: 0.0040)
            #expect(far.allSatisfy { $0.0 == nil && ($0.1 ?? 0) > 300 })
        }

        /// Locates the corners of the city's outline widened by some degrees.
        private func ring(degrees: Double) async throws -> [(String?, Double?)] {
            try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    """
                    WITH corner AS (
                        SELECT row_number() OVER () AS number, g.geom
                        FROM ST_DumpPoints(ST_ExteriorRing(
                            ST_Buffer((SELECT ST_Union(boundary) FROM city.town), \(degrees)))) AS g
                    )
                    SELECT cell_code, outside_metres FROM city.locate(
                        (SELECT array_agg(ST_X(geom) ORDER BY number) FROM corner),
                        (SELECT array_agg(ST_Y(geom) ORDER BY number) FROM corner))
                    """
                ).decode((String?, Double?).self)
            }
        }

        @Test("Points off the planet give no row, and spoil no other")
        func offThePlanet() async throws {
            let rows = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    "SELECT ordinal, town_code FROM city.locate(\([200, .nan, .infinity, 113.863]), \([23, 23, 23, 23.061]))"
                ).decode((Int, String?).self)
            }
            #expect(rows.count == 1)
            #expect(rows.first?.0 == 4 && rows.first?.1 == "441900103")
        }

        @Test("The same facts draw the same city")
        func deterministic() async throws {
            let city = try SeededCity.current
            let other = SchematicCity(facts: city.facts, cellCount: 3_000)
            #expect(city.drawing.cells == other.cells && city.drawing.outside == other.outside)
        }
    }
}
