import Model
import PostgreSQL

/// What PostGIS finds wrong with the staged areas.
struct AreaCheck {
    let level: AreaLevel
    /// Square metres.
    let tolerance: Double

    func faults(in database: Database) throws -> [AreaFault] {
        var faults = try codes(in: database) + outlines(in: database)
        if level == .cell { faults += try cells(in: database) }
        faults += try overlaps(in: database)
        if let parent = level.parent {
            faults += try uncovered(parent, in: database) + outside(parent, in: database)
        } else {
            faults += try holes(in: database)
        }
        return faults
    }

    /// Areas of the level that the file does not replace.
    private var staying: SQL {
        switch level {
        case .town, .village:
            """
            SELECT code, name, boundary FROM city.\(unsafeSQL: level.table)
             WHERE boundary IS NOT NULL AND code NOT IN (SELECT code FROM area_new)
            """
        case .cell:
            """
            SELECT code, name, ST_Multi(boundary) FROM city.cell
             WHERE village_code NOT IN (SELECT left(code, 12) FROM area_new)
            """
        }
    }

    private func codes(in database: Database) throws -> [AreaFault] {
        let known = level == .cell ? AreaLevel.village : level
        return try database.execute(
            """
            SELECT code, name
              FROM area_new
             WHERE left(code, \(Int32(known.digits))) NOT IN (SELECT code FROM city.\(unsafeSQL: known.table))
             ORDER BY number
            """
        ).decode((String, String).self).map { code, name in
            let words =
                level == .cell ? "the city has no village \(code.prefix(known.digits))" : "the city has none such"
            return AreaFault(.codeUnknown, code: code, name: name, words: words)
        }
    }

    /// Invalid ones with the place that PostGIS names, and those that outline nothing.
    private func outlines(in database: Database) throws -> [AreaFault] {
        let invalid = try database.execute(
            """
            SELECT code, name, coalesce(detail.reason, ''), ST_X(detail.location), ST_Y(detail.location),
                   ST_Area(land::geography)
              FROM area_new CROSS JOIN LATERAL ST_IsValidDetail(outline) AS detail
             WHERE NOT is_valid
             ORDER BY number
            """
        ).decode((String, String, String, Double?, Double?, Double).self)
        let empty = try database.execute("SELECT code, name FROM area_new WHERE NOT ST_Area(land) > 0 ORDER BY number")
            .decode((String, String).self)
        return invalid.map { row in
            let site = row.3.flatMap { x in row.4.map { AreaFault.Site(longitude: x, latitude: $0) } }
            let words = "\(row.2); repaired it has \((row.5 / 10_000).grouped) ha"
            return AreaFault(.invalid, code: row.0, name: row.1, site: site, words: words)
        }
            + empty.map { AreaFault(.malformed, code: $0.0, name: $0.1, words: "it outlines no land") }
    }

    private func cells(in database: Database) throws -> [AreaFault] {
        let parts = try database.execute(
            "SELECT code, name, ST_NumGeometries(land) FROM area_new WHERE ST_NumGeometries(land) > 1 ORDER BY number"
        ).decode((String, String, Int32).self)
        let strangers = try database.execute(
            """
            SELECT area_new.code, area_new.name, string_agg(login, ', ' ORDER BY place)
              FROM area_new CROSS JOIN LATERAL unnest(officers) WITH ORDINALITY AS named (login, place)
             WHERE NOT EXISTS (SELECT FROM city.officer WHERE officer.login = named.login)
             GROUP BY number, area_new.code, area_new.name
             ORDER BY number
            """
        ).decode((String, String, String).self)
        return parts.map { AreaFault(.notOnePiece, code: $0.0, name: $0.1, words: "\($0.2) parts") }
            + strangers.map { AreaFault(.officerUnknown, code: $0.0, name: $0.1, words: "no officer \($0.2)") }
    }

    private func overlaps(in database: Database) throws -> [AreaFault] {
        try database.execute(
            """
            WITH other AS (
                SELECT code, name, land, true AS is_new FROM area_new
                 UNION ALL
                SELECT code, name, boundary, false FROM (\(staying)) AS staying (code, name, boundary)
            )
            SELECT area.code, area.name, other.code || ' ' || other.name, shared.square_metres,
                   ST_X(shared.site), ST_Y(shared.site)
              FROM area_new AS area
              JOIN other ON area.land && other.land AND (NOT other.is_new OR area.code < other.code)
             CROSS JOIN LATERAL (SELECT ST_CollectionExtract(ST_Intersection(area.land, other.land), 3) AS land) AS common
             CROSS JOIN LATERAL (SELECT ST_Area(common.land::geography) AS square_metres,
                                        ST_PointOnSurface(common.land) AS site) AS shared
             WHERE shared.square_metres > \(tolerance)
             ORDER BY shared.square_metres DESC, area.code, other.code
            """
        ).decode((String, String, String, Double, Double?, Double?).self).map { row in
            AreaFault(
                .overlap,
                code: row.0,
                name: row.1,
                other: row.2,
                squareMetres: row.3,
                site: Self.site(row.4, row.5)
            )
        }
    }

    /// Of each area above that the file has areas of: what none of them covers, those that stay included.
    private func uncovered(_ parent: AreaLevel, in database: Database) throws -> [AreaFault] {
        let digits = Int32(parent.digits)
        let rows = try database.execute(
            """
            WITH child AS (
                SELECT left(code, \(digits)) AS parent, land FROM area_new
                 UNION ALL
                SELECT left(code, \(digits)), boundary FROM (\(staying)) AS staying (code, name, boundary)
                 WHERE left(code, \(digits)) IN (SELECT left(code, \(digits)) FROM area_new)
            ), filled AS (
                SELECT parent, ST_Union(land) AS land FROM child GROUP BY parent
            )
            SELECT above.code, above.name, ST_Area(part.geom::geography),
                   ST_X(ST_PointOnSurface(part.geom)), ST_Y(ST_PointOnSurface(part.geom))
              FROM filled
              JOIN city.\(unsafeSQL: parent.table) AS above ON above.code = filled.parent
             CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Difference(above.boundary, filled.land), 3)) AS part
             WHERE ST_Area(part.geom::geography) > \(tolerance)
             ORDER BY 3 DESC, above.code
            """
        ).decode((String, String, Double, Double, Double).self)
        return rows.map { code, name, squareMetres, longitude, latitude in
            AreaFault(
                .uncovered,
                code: code,
                name: name,
                squareMetres: squareMetres,
                site: Self.site(longitude, latitude),
                words: "no \(level.rawValue) covers it"
            )
        }
    }

    private func outside(_ parent: AreaLevel, in database: Database) throws -> [AreaFault] {
        try database.execute(
            """
            SELECT area.code, area.name, above.code || ' ' || above.name, over.square_metres,
                   ST_X(over.site), ST_Y(over.site)
              FROM area_new AS area
              JOIN city.\(unsafeSQL: parent.table) AS above ON above.code = left(area.code, \(Int32(parent.digits)))
             CROSS JOIN LATERAL (SELECT ST_CollectionExtract(ST_Difference(area.land, above.boundary), 3) AS land) AS rest
             CROSS JOIN LATERAL (SELECT ST_Area(rest.land::geography) AS square_metres,
                                        ST_PointOnSurface(rest.land) AS site) AS over
             WHERE over.square_metres > \(tolerance)
             ORDER BY over.square_metres DESC, area.code
            """
        ).decode((String, String, String, Double, Double?, Double?).self).map { row in
            AreaFault(
                .outside,
                code: row.0,
                name: row.1,
                other: row.2,
                squareMetres: row.3,
                site: Self.site(row.4, row.5),
                words: "beyond it"
            )
        }
    }

    /// Land that towns enclose and none of them has, with its neighbours.
    private func holes(in database: Database) throws -> [AreaFault] {
        let rows = try database.execute(
            """
            WITH town AS (
                SELECT code, name, land FROM area_new
                 UNION ALL
                SELECT code, name, boundary FROM (\(staying)) AS staying (code, name, boundary)
            ), hole AS (
                SELECT ring.geom AS land
                  FROM ST_Dump((SELECT ST_Union(land) FROM town)) AS part
                 CROSS JOIN LATERAL ST_DumpRings(part.geom) AS ring
                 WHERE ring.path[1] > 0
            )
            SELECT ST_Area(hole.land::geography), ST_X(ST_PointOnSurface(hole.land)), ST_Y(ST_PointOnSurface(hole.land)),
                   coalesce((SELECT string_agg(town.code || ' ' || town.name, ', ' ORDER BY town.code)
                               FROM town WHERE ST_Intersects(town.land, hole.land)), '')
              FROM hole
             WHERE ST_Area(hole.land::geography) > \(tolerance)
             ORDER BY 1 DESC
            """
        ).decode((Double, Double, Double, String).self)
        return rows.map { squareMetres, longitude, latitude, neighbours in
            AreaFault(
                .uncovered,
                code: "",
                name: "",
                squareMetres: squareMetres,
                site: Self.site(longitude, latitude),
                words: "a hole between \(neighbours)"
            )
        }
    }

    private static func site(_ longitude: Double?, _ latitude: Double?) -> AreaFault.Site? {
        guard let longitude, let latitude else { return nil }
        return AreaFault.Site(longitude: longitude, latitude: latitude)
    }
}
