import Model
import PostgreSQL

/// The statements of an import about the file as a whole: its staging, and what the city knows of itself.
enum AreaStatements {
    static func isSeeded(in database: Database) throws -> Bool {
        try database.execute("SELECT EXISTS (SELECT FROM city.town)").decodeOne(Bool.self)
    }

    /// Where the towns have their seats.
    static func city(in database: Database) throws -> AreaBox {
        let box = try database.execute(
            "SELECT min(ST_X(seat)), min(ST_Y(seat)), max(ST_X(seat)), max(ST_Y(seat)) FROM city.town"
        ).decodeOne((Double, Double, Double, Double).self)
        return AreaBox(west: box.0, south: box.1, east: box.2, north: box.3)
    }

    /// Puts the areas of the file into the temporary table `area_new`, each with its outline as it is and a sound one: outer
    /// rings counter-clockwise, repaired where it is invalid.
    static func stage(_ features: [AreaFeature], in database: Database) throws {
        try database.script(
            """
            CREATE TEMPORARY TABLE area_text (number integer, code text, name text, officers text[], outline text)
            ON COMMIT DROP
            """
        )
        try database.copy(
            into: "area_text",
            columns: ["number", "code", "name", "officers", "outline"],
            rows: features.map { (Int32($0.number), $0.code, $0.name, $0.officers, $0.wellKnownText) }
        )
        try database.script(
            """
            CREATE TEMPORARY TABLE area_new ON COMMIT DROP AS
            SELECT number, code, name, officers, outline, ST_IsValid(outline) AS is_valid,
                   ST_ForcePolygonCCW(CASE WHEN ST_IsValid(outline) THEN outline
                                           ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(outline), 3)) END) AS land
              FROM (SELECT number, code, name, officers, ST_GeomFromText(outline, 4326) AS outline
                      FROM area_text) AS read;
            CREATE INDEX ON area_new USING gist (land);
            ANALYZE area_new;
            """
        )
    }

    static func stagedSquareMetres(in database: Database) throws -> Double {
        try database.execute("SELECT coalesce(sum(ST_Area(land::geography)), 0) FROM area_new").decodeOne(Double.self)
    }

    /// Enters a change: readers of cells see that theirs are old. Under the lock of seeding, so numbers have no gap.
    static func record(_ change: AreaChange, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO city.area_import (revision, level, source, digest, changed, removed, accepted)
            SELECT coalesce(max(revision), 0) + 1, \(change.level), \(change.source), \(change.digest),
                   \(Int32(change.changed)), \(Int32(change.removed)), \(change.accepted)
              FROM city.area_import
            """
        )
    }
}
