package import PostgreSQL

/// Writes areas as GeoJSON (RFC 7946): WGS-84 degrees, outer rings counter-clockwise, a feature a line in the order of
/// codes. Imported again it changes nothing, and exported again it is the same, byte for byte.
package struct AreaExport: Sendable {
    package let level: AreaLevel
    /// Only areas whose code begins so; empty: all.
    package let within: String

    package init(level: AreaLevel, within: String = "") {
        self.level = level
        self.within = within
    }

    /// The whole file.
    package func text(pool: PostgresPool) async throws -> String {
        let statement = statement
        let features = try await pool.autocommit { database -> [String] in
            let rows = try database.allowing(.seconds(600)) { try database.execute(statement) }
            return try rows.decode(String.self)
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    private var statement: SQL {
        """
        SELECT json_build_object('type', 'Feature', 'id', code, 'properties', \(properties),
                                 'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(\(outline)), 15)::json)::text
          FROM city.\(unsafeSQL: level.table) AS area
         WHERE boundary IS NOT NULL AND starts_with(code, \(within))
         ORDER BY code
        """
    }

    private var outline: SQL {
        level == .cell
            ? "boundary" : "CASE WHEN ST_NumGeometries(boundary) = 1 THEN ST_GeometryN(boundary, 1) ELSE boundary END"
    }

    private var properties: SQL {
        switch level {
        case .town: "json_build_object('code', code, 'name', name, 'name_en', english_name, 'kind', kind)"
        case .village: "json_build_object('code', code, 'name', name, 'town', town_code, 'kind', kind)"
        case .cell:
            """
            json_build_object('code', code, 'name', name, 'village', village_code, 'officers',
                (SELECT coalesce(json_agg(officer.login ORDER BY duty.rank), '[]'::json)
                   FROM city.officer_cell AS duty JOIN city.officer ON officer.id = duty.officer_id
                  WHERE duty.cell_code = area.code))
            """
        }
    }
}
