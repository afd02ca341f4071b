import Model
import PostgreSQL

/// Whether everything would fit better elsewhere, and what else is worth to know.
extension AreaCheck {
    /// The outlines against real ones (imported before), of the same areas or else of those above, as they are and moved to
    /// where they would lie if they were in another system: one shift for all, it differs by 50 m over a city.
    func fit(in database: Database) throws -> AreaFit {
        let seats =
            level == .town
            ? try database.execute(
                """
                SELECT count(*) FILTER (WHERE ST_Intersects(area.land, town.seat)), count(*)
                  FROM area_new AS area JOIN city.town USING (code)
                """
            ).decodeOne((Int, Int).self) : (0, 0)
        let middle = try database.execute(
            "SELECT ST_X(middle), ST_Y(middle) FROM (SELECT ST_Centroid(ST_Extent(land)) AS middle FROM area_new) AS file"
        ).decodeOne((Double, Double).self)
        var mismatch: [AreaSystem: Double] = [:]
        var compared = 0.0
        for system in AreaSystem.allCases {
            guard let moved = system.wgs84(longitude: middle.0, latitude: middle.1) else { continue }
            let (east, north) = (moved.longitude - middle.0, moved.latitude - middle.1)
            let (differs, whole) = try database.execute(
                """
                WITH real AS (\(real))
                SELECT coalesce(sum(ST_Area(ST_SymDifference(ST_Translate(land, \(east), \(north)), boundary)::geography)), 0),
                       coalesce(sum(ST_Area(boundary::geography)), 0)
                  FROM real
                """
            ).decodeOne((Double, Double).self)
            (mismatch[system], compared) = (differs, whole)
        }
        return AreaFit(mismatch: mismatch, compared: compared, seats: seats)
    }

    /// What of the file can be compared with a real outline.
    private var real: SQL {
        let same: SQL =
            """
            SELECT area.land, known.boundary
              FROM area_new AS area JOIN city.\(unsafeSQL: level.table) AS known USING (code)
             WHERE known.origin <> 'seed' AND known.boundary IS NOT NULL
            """
        guard let parent = level.parent else { return same }
        return """
            \(same)
             UNION ALL
            SELECT ST_Union(area.land), above.boundary
              FROM area_new AS area
              JOIN city.\(unsafeSQL: parent.table) AS above ON above.code = left(area.code, \(Int32(parent.digits)))
             WHERE above.origin <> 'seed' AND above.boundary IS NOT NULL
               AND NOT EXISTS (SELECT FROM city.\(unsafeSQL: level.table) AS known
                                WHERE left(known.code, \(Int32(parent.digits))) = above.code
                                  AND known.origin <> 'seed' AND known.boundary IS NOT NULL)
             GROUP BY above.code, above.boundary
            """
    }

    func notes(in database: Database) throws -> [String] {
        var notes: [String] = []
        if level != .cell {
            let renamed = try database.execute(
                """
                SELECT area.code || ' ' || known.name || ' (' || area.name || ')'
                  FROM area_new AS area JOIN city.\(unsafeSQL: level.table) AS known USING (code)
                 WHERE area.name <> '' AND area.name <> known.name
                 ORDER BY area.code
                """
            ).decode(String.self)
            if !renamed.isEmpty {
                notes.append(
                    "\(renamed.count) names differ and stay as they are: " + renamed.prefix(8).joined(separator: ", ")
                        + (renamed.count > 8 ? " …" : "")
                )
            }
        }
        let staying = try database.execute(
            "SELECT count(*) FROM city.\(unsafeSQL: level.table) WHERE code NOT IN (SELECT code FROM area_new)"
        ).decodeOne(Int.self)
        if level != .cell, staying > 0 {
            notes.append("\(level.words(staying)) of the city not in the file: they stay")
        }
        if level == .town {
            let stray = try database.execute(
                """
                SELECT count(*)
                  FROM city.village JOIN area_new AS area ON area.code = village.town_code
                 WHERE ST_Area(ST_Difference(village.boundary, area.land)::geography) > \(tolerance)
                """
            ).decodeOne(Int.self)
            if stray > 0 {
                notes.append("\(stray) villages as they are reach beyond their town: import villages next")
            }
        }
        return notes
    }
}
