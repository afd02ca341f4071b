import Model
import PostgreSQL

/// Writes the staged areas into the city.
struct AreaLoad {
    let level: AreaLevel

    /// - Returns: areas that are new or differ from before, and areas that are no more.
    func run(in database: Database) throws -> (changed: Int, removed: Int) {
        switch level {
        case .town, .village: (try outlines(in: database), 0)
        case .cell: try cells(in: database)
        }
    }

    private func outlines(in database: Database) throws -> Int {
        try database.execute(
            """
            UPDATE city.\(unsafeSQL: level.table) AS known
               SET boundary = area.land, origin = 'import'
              FROM area_new AS area
             WHERE known.code = area.code
               AND NOT coalesce(ST_OrderingEquals(ST_ForcePolygonCCW(known.boundary), area.land), false)
            """
        ).affected
    }

    private func cells(in database: Database) throws -> (changed: Int, removed: Int) {
        try stageDuties(in: database)
        let removed = try database.execute(
            """
            DELETE FROM city.cell
             WHERE village_code IN (SELECT left(code, 12) FROM area_new) AND code NOT IN (SELECT code FROM area_new)
            """
        ).affected
        let written: [String] = try database.execute(
            """
            INSERT INTO city.cell AS known (code, village_code, town_code, name, boundary, centre, area_m2, origin)
            SELECT area.code, left(area.code, 12), left(area.code, 9),
                   coalesce(nullif(area.name, ''), cell.name,
                            village.name || '第' || right(area.code, 3)::integer || '网格'),
                   ST_GeometryN(area.land, 1), ST_PointOnSurface(ST_GeometryN(area.land, 1)),
                   ST_Area(area.land::geography), 'import'
              FROM area_new AS area
              JOIN city.village ON village.code = left(area.code, 12)
              LEFT JOIN city.cell ON cell.code = area.code
            ON CONFLICT (code) DO UPDATE
               SET name = excluded.name, boundary = excluded.boundary, centre = excluded.centre,
                   area_m2 = excluded.area_m2, origin = excluded.origin
             WHERE known.name <> excluded.name
                OR NOT ST_OrderingEquals(ST_ForcePolygonCCW(known.boundary), excluded.boundary)
            RETURNING known.code
            """
        ).decode(String.self)
        let changed = Set(written + (try placeOfficers(in: database)))
        if removed + changed.count > 0 { try join(in: database) }
        return (changed.count, removed)
    }

    /// Who has which of the new cells: whom the file names, else whoever has the cell of this code, else whoever had the
    /// cell that most of its land was in. Before anything is removed.
    private func stageDuties(in database: Database) throws {
        try database.script(
            """
            CREATE TEMPORARY TABLE area_duty ON COMMIT DROP AS
            SELECT area.code AS cell_code, officer.id AS officer_id, min(named.place)::integer - 1 AS rank
              FROM area_new AS area
             CROSS JOIN LATERAL unnest(area.officers) WITH ORDINALITY AS named (login, place)
              JOIN city.officer ON officer.login = named.login
             GROUP BY area.code, officer.id
             UNION ALL
            SELECT area.code, duty.officer_id, duty.rank
              FROM area_new AS area
             CROSS JOIN LATERAL (SELECT cell.code
                                   FROM city.cell
                                  WHERE cell.code = area.code OR cell.boundary && area.land
                                  ORDER BY cell.code = area.code DESC,
                                           ST_Area(ST_Intersection(cell.boundary, area.land)) DESC, cell.code
                                  LIMIT 1) AS before
              JOIN city.officer_cell AS duty ON duty.cell_code = before.code
             WHERE area.officers IS NULL
            """
        )
    }

    private func placeOfficers(in database: Database) throws -> [String] {
        let out = try database.execute(
            """
            DELETE FROM city.officer_cell AS duty
             WHERE cell_code IN (SELECT code FROM area_new)
               AND NOT EXISTS (SELECT FROM area_duty
                                WHERE (area_duty.cell_code, area_duty.officer_id, area_duty.rank)
                                    = (duty.cell_code, duty.officer_id, duty.rank))
            RETURNING cell_code
            """
        ).decode(String.self)
        let new = try database.execute(
            """
            INSERT INTO city.officer_cell (cell_code, officer_id, rank, origin)
            SELECT cell_code, officer_id, rank, 'import' FROM area_duty
            ON CONFLICT (cell_code, officer_id) DO NOTHING
            RETURNING cell_code
            """
        ).decode(String.self)
        return out + new
    }

    /// Villages and towns without an outline of their own are what their cells cover.
    private func join(in database: Database) throws {
        for area in [AreaLevel.village, .town] {
            try database.execute(
                """
                UPDATE city.\(unsafeSQL: area.table) AS known
                   SET boundary = whole.boundary
                  FROM (SELECT left(code, \(Int32(area.digits))) AS code,
                               ST_Multi(ST_Union(boundary ORDER BY code)) AS boundary
                          FROM city.cell
                         WHERE left(code, \(Int32(area.digits))) IN (SELECT left(code, \(Int32(area.digits))) FROM area_new)
                         GROUP BY 1) AS whole
                 WHERE known.code = whole.code AND known.origin = 'seed'
                   AND known.boundary IS DISTINCT FROM whole.boundary
                """
            )
        }
    }
}
