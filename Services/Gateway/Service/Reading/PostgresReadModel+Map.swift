import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// Degrees by which outlines are simplified: about 55 m for the city, 11 m within a town.
    private static let cityTolerance = 0.0005
    private static let townTolerance = 0.0001

    package func townMap() async throws -> AreaMap {
        try await areas(
            "SELECT code, name, english_name, boundary FROM city.town WHERE boundary IS NOT NULL",
            tolerance: Self.cityTolerance
        )
    }

    package func villageMap(of town: TownCode) async throws -> AreaMap {
        try await areas(
            """
            SELECT code, name, '' AS english_name, boundary
              FROM city.village WHERE town_code = \(town) AND boundary IS NOT NULL
            """,
            tolerance: Self.townTolerance
        )
    }

    /// Outer rings only: a hole in an area is drawn by whoever lies in it.
    private func areas(_ source: SQL, tolerance: Double) async throws -> AreaMap {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                WITH area AS (\(source)), ring AS (
                    SELECT area.code, part.path[1] AS part,
                           public.ST_ExteriorRing(public.ST_SimplifyPreserveTopology(part.geom, \(tolerance))) AS line
                      FROM area CROSS JOIN LATERAL public.ST_Dump(area.boundary) AS part
                ), corner AS (
                    SELECT ring.code, ring.part,
                           array_agg(corner.value ORDER BY point.path[1], corner.place) AS numbers
                      FROM ring
                     CROSS JOIN LATERAL public.ST_DumpPoints(ring.line) AS point
                     CROSS JOIN LATERAL unnest(ARRAY[
                         round(public.ST_X(point.geom)::numeric, 5)::float8, round(public.ST_Y(point.geom)::numeric, 5)::float8
                     ]) WITH ORDINALITY AS corner (value, place)
                     GROUP BY ring.code, ring.part
                )
                SELECT area.code, area.name, area.english_name, corner.numbers
                  FROM area JOIN corner USING (code)
                 ORDER BY area.code, corner.part
                """
            ).decode((String, String, String, [Double]).self)
            var items: [AreaOutline] = []
            for (code, name, englishName, ring) in rows {
                let earlier = items.last?.code == code ? items.removeLast().rings : []
                items.append(AreaOutline(code: code, name: name, englishName: englishName, rings: earlier + [ring]))
            }
            return AreaMap(items: items)
        }
    }

    package func alarmWords() async throws -> AlarmWords {
        try await pool.autocommit { database in
            let rows = try database.execute("SELECT list, word FROM city.alarm_word ORDER BY list, word")
                .decode((String, String).self)
            func words(_ list: String) -> [String] { rows.filter { $0.0 == list }.map(\.1) }
            return AlarmWords(emergency: words("emergency"), crimeTip: words("crimeTip"), calm: words("calm"))
        }
    }
}
