import PostgreSQL

/// Draws the cells around their sites: one Voronoi diagram for the whole city, so that neighbours share their border
/// point by point, and villages and towns as the unions of their cells.
enum CellDrawing {
    /// Stages the sites and turns them into staged cells of `SeedTable.cells`.
    ///
    /// Corners are rounded to 10⁻⁷ degrees (a centimetre), each the same way for all cells that meet there. Villages with
    /// cells of another origin (imported borders) keep them.
    static func stage(_ city: SchematicCity, names: [String: String], _ database: Database) throws {
        try database.script(
            """
            CREATE TEMPORARY TABLE seed_site (
                ordinal integer, code text, village_code text, town_code text, name text,
                x double precision, y double precision
            ) ON COMMIT DROP
            """
        )
        let inside = city.cells.enumerated().map { index, cell in
            (
                Int32(index), Optional(cell.code), Optional(cell.villageCode), Optional(cell.townCode),
                Optional(names[cell.code] ?? cell.code), cell.site.x, cell.site.y
            )
        }
        let outside = city.outside.enumerated().map { index, site in
            (
                Int32(city.cells.count + index), String?.none, String?.none, String?.none, String?.none, site.x, site.y
            )
        }
        try database.copy(
            into: "seed_site",
            columns: ["ordinal", "code", "village_code", "town_code", "name", "x", "y"],
            rows: inside + outside
        )
        let projection = LocalProjection.city
        try SeedTable.cells.open(database)
        try database.script(
            """
            CREATE TEMPORARY TABLE seed_region ON COMMIT DROP AS
            SELECT (ST_Dump(ST_VoronoiPolygons(ST_Collect(ST_MakePoint(x, y) ORDER BY ordinal)))).geom AS region
            FROM seed_site;
            CREATE INDEX ON seed_region USING gist (region);
            ANALYZE seed_region;
            """
        )
        try database.execute(
            """
            INSERT INTO seed_cell (code, village_code, town_code, name, boundary, centre)
            SELECT s.code, s.village_code, s.town_code, s.name,
                   ST_SetSRID(ST_SnapToGrid(\(board(projection, "r.region")), 1e-7), 4326),
                   ST_SetSRID(ST_SnapToGrid(\(board(projection, "ST_MakePoint(s.x, s.y)")), 1e-7), 4326)
            FROM seed_site AS s
            JOIN seed_region AS r ON ST_Contains(r.region, ST_MakePoint(s.x, s.y))
            WHERE s.code IS NOT NULL
              AND NOT EXISTS (SELECT FROM city.cell AS c WHERE c.village_code = s.village_code AND c.origin <> 'seed')
            """
        )
    }

    /// Removes cells of an earlier drawing, merges the new ones, joins them to villages and towns; a city that was drawn
    /// before and looks otherwise now is a change that open work follows.
    static func merge(_ database: Database) throws -> Int {
        let isFirst = try !database.execute("SELECT EXISTS (SELECT FROM city.cell)").decodeOne(Bool.self)
        let removed = try database.execute(
            """
            DELETE FROM city.cell AS c
            WHERE c.origin = 'seed' AND NOT EXISTS (SELECT FROM seed_cell AS s WHERE s.code = c.code)
              AND NOT EXISTS (SELECT FROM city.cell AS k WHERE k.village_code = c.village_code AND k.origin <> 'seed')
            """
        ).affected
        let changed = try SeedTable.cells.merge(database)
        if !isFirst, removed + changed > 0 {
            try AreaStatements.record(.drawing(changed: changed, removed: removed), in: database)
        }
        return try removed + changed + join(database)
    }

    private static func join(_ database: Database) throws -> Int {
        var changes = 0
        for (table, column) in [("village", "village_code"), ("town", "town_code")] {
            changes += try database.execute(
                """
                UPDATE city.\(unsafeSQL: table) AS t
                SET boundary = u.boundary
                FROM (
                    SELECT \(unsafeSQL: column) AS code, ST_Multi(ST_Union(boundary ORDER BY code)) AS boundary
                    FROM city.cell
                    GROUP BY \(unsafeSQL: column)
                ) AS u
                WHERE t.code = u.code AND t.origin = 'seed' AND t.boundary IS DISTINCT FROM u.boundary
                """
            ).affected
        }
        return changes
    }

    /// Throws `.division` unless every cell is valid and the cells cover their union exactly once.
    static func check(_ database: Database, expected: Int) throws {
        let rows = try database.execute(
            """
            SELECT count(*), count(*) FILTER (WHERE NOT ST_IsValid(boundary)),
                   abs(sum(ST_Area(boundary)) / ST_Area(ST_Union(boundary)) - 1)
            FROM seed_cell
            """
        )
        guard let row = try rows.decode((Int, Int, Double?).self).first, row.0 > 0 else { return }
        guard row.0 <= expected, row.1 == 0, let excess = row.2, excess < 1e-9 else {
            throw SeedError(.division, "\(row.0) cells, \(row.1) invalid, overlap \(row.2 ?? 0)")
        }
    }

    /// From the drawing board to degrees.
    private static func board(_ projection: LocalProjection, _ geometry: String) -> SQL {
        """
        ST_Affine(\(unsafeSQL: geometry), 1 / \(projection.metresPerDegreeLongitude), 0, 0,
            1 / \(projection.metresPerDegreeLatitude), \(projection.originLongitude), \(projection.originLatitude))
        """
    }
}
