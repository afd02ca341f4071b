import Foundation
import Messaging
import PostgreSQL
import Testing

@testable import OperatorService

extension CitySuite {
    /// Outlines out of the city and into it again.
    @Suite("Areas in and out")
    struct AreaTests {
        /// Two villages next to each other, of a town.
        private static let town = "441900103"

        private static func load(
            _ text: String,
            _ level: AreaLevel,
            system: AreaSystem = .wgs84,
            accepting: Set<AreaFault.Kind> = [],
            isDryRun: Bool = false
        ) async throws -> AreaSummary {
            try await AreaImport(level: level, system: system, accepted: accepting, isDryRun: isDryRun)
                .run(Data(text.utf8), name: "test.geojson", pool: SeededCity.current.pool)
        }

        private static func export(_ level: AreaLevel, within: String = "") async throws -> String {
            try await AreaExport(level: level, within: within).text(pool: SeededCity.current.pool)
        }

        /// Undoes what a test did: the schematic city, and no change on record.
        private static func restore() async throws {
            let city = try SeededCity.current
            try await city.pool.transaction { database in
                for table in ["town", "village", "cell", "officer_cell"] {
                    try database.execute("UPDATE city.\(unsafeSQL: table) SET origin = 'seed' WHERE origin = 'import'")
                }
            }
            _ = try await city.seedAgain()
            try await city.pool.transaction { try $0.execute("DELETE FROM city.area_import") }
        }

        /// A test that changes the city, and takes it back also when it fails.
        private static func changing(_ body: () async throws -> Void) async throws {
            let before = try await SeededCity.current.fingerprint()
            do {
                try await body()
            } catch {
                try await restore()
                throw error
            }
            try await restore()
            #expect(try await SeededCity.current.fingerprint() == before)
        }

        private static func revisions() async throws -> Int {
            try await SeededCity.current.pool.autocommit {
                try $0.execute("SELECT count(*) FROM city.area_import").decodeOne(Int.self)
            }
        }

        /// A feature with one ring, given as corners.
        private static func feature(_ code: String, _ corners: [(Double, Double)], officers: [String]? = nil) -> String
        {
            let ring = (corners + corners.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            let named = officers.map { ",\"officers\":[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" } ?? ""
            return """
                {"type":"Feature","properties":{"code":"\(code)","name":"第\(code.suffix(2))格"\(named)},"geometry":\
                {"type":"Polygon","coordinates":[[\(ring)]]}}
                """
        }

        private static func collection(_ features: String...) -> String {
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        }

        /// The features of an export, by code.
        private static func features(of text: String) throws -> [[String: Any]] {
            let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            return try #require(json?["features"] as? [[String: Any]])
        }

        private static func text(of features: [[String: Any]]) throws -> String {
            let data = try JSONSerialization.data(withJSONObject: ["type": "FeatureCollection", "features": features])
            return String(decoding: data, as: UTF8.self)
        }

        private static func kinds(_ summary: AreaSummary) -> Set<AreaFault.Kind> { Set(summary.faults.map(\.kind)) }

        @Test(
            "What is exported comes in again as it was, and goes out again the same, byte for byte",
            arguments: AreaLevel.allCases
        )
        func roundTrip(level: AreaLevel) async throws {
            let first = try await Self.export(level)
            let summary = try await Self.load(first, level)
            #expect(summary.isLoaded && summary.changed == 0 && summary.removed == 0, "\(summary)")
            #expect(try await Self.export(level) == first)
            #expect(try await Self.revisions() == 0, "nothing changed, so nobody has to look")
            let features = try Self.features(of: first)
            #expect(features.count == [.town: 34, .village: 593, .cell: 3_000][level])
            #expect(features.allSatisfy { ($0["geometry"] as? [String: Any])?["type"] != nil })
        }

        @Test("A real outline comes out as it went in, whichever way its rings run")
        func otherWayRound() async throws {
            try await Self.changing {
                var features = try Self.features(of: try await Self.export(.cell, within: "441900103001"))
                let geometry = try #require(features[0]["geometry"] as? [String: Any])
                let rings = try #require(geometry["coordinates"] as? [[[Double]]])
                let turned = Dictionary(uniqueKeysWithValues: geometry.map { $0 }).merging(
                    ["coordinates": rings.map { Array($0.reversed()) }]
                ) { _, new in new }
                features[0]["geometry"] = turned
                let summary = try await Self.load(try Self.text(of: features), .cell)
                #expect(summary.isLoaded && summary.faults.isEmpty, "\(summary)")
                let again = try Self.features(of: try await Self.export(.cell, within: "441900103001"))
                let out = try #require((again[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
                #expect(Set(out[0].map { "\($0)" }) == Set(rings[0].map { "\($0)" }), "the same corners")
            }
        }

        @Test("Every kind of fault is named with its area, and nothing is changed")
        func faults() async throws {
            let before = try await SeededCity.current.fingerprint()
            let site = try await SeededCity.current.pool.autocommit { database in
                try database.execute(
                    "SELECT ST_X(ST_Centroid(boundary)), ST_Y(ST_Centroid(boundary)) FROM city.village WHERE code = '441900103001'"
                ).decodeOne((Double, Double).self)
            }
            func square(_ east: Double, _ north: Double, _ side: Double = 0.001) -> [(Double, Double)] {
                let (x, y) = (site.0 + east, site.1 + north)
                return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            }
            let (x, y) = (site.0, site.1)
            let bowTie = [(x, y - 0.002), (x + 0.001, y - 0.001), (x + 0.001, y - 0.002), (x, y - 0.001)]
            let file = Self.collection(
                Self.feature("441900103001001", square(0, 0)),
                Self.feature("441900103001002", square(0.0005, 0)),
                Self.feature("441900103001003", bowTie),
                Self.feature("441900103001001", square(0, 0.002)),
                Self.feature("441900103999001", square(0, 0.004)),
                Self.feature("44190010300100", square(0, 0.006)),
                Self.feature("441900103001004", square(0.004, 0), officers: ["nobody.at.all"]),
                Self.feature("441900103001005", square(0.3, 0)),
                #"{"type":"Feature","properties":{"code":"441900103001006"},"geometry":{"type":"Point","coordinates":[113,23]}}"#,
                #"{"type":"Feature","properties":{"code":"441900103001007"},"geometry":{"type":"Polygon","coordinates":[[[113,23],[113.1,23],[113,23.1]]]}}"#
            )
            let first = try await Self.load(file, .cell, accepting: Set(AreaFault.Kind.allCases.filter(\.isAcceptable)))
            #expect(!first.isLoaded)
            #expect(Self.kinds(first) == [.codeMissing, .codeDuplicate, .malformed], "\(first)")
            #expect(first.faults.contains { $0.kind == .codeMissing && $0.code == "feature 6" })
            #expect(first.faults.filter { $0.kind == .malformed }.count == 2)
            let rest = Self.collection(
                Self.feature("441900103001001", square(0, 0)),
                Self.feature("441900103001002", square(0.0005, 0)),
                Self.feature("441900103001003", bowTie),
                Self.feature("441900103999001", square(0, 0.004)),
                Self.feature("441900103001004", square(0.004, 0), officers: ["nobody.at.all"]),
                Self.feature("441900103001005", square(0.3, 0))
            )
            let second = try await Self.load(rest, .cell)
            #expect(
                Self.kinds(second) == [
                    .codeUnknown, .notOnePiece, .officerUnknown, .invalid, .overlap, .uncovered, .outside,
                ],
                "\(second)"
            )
            func only(_ kind: AreaFault.Kind, _ code: String) throws -> AreaFault {
                try #require(second.faults.first { $0.kind == kind && $0.code == code }, "\(kind) \(code)")
            }
            let overlap = try only(.overlap, "441900103001001")
            #expect(overlap.other?.hasPrefix("441900103001002") ?? false)
            // Half of a square of a thousandth of a degree, 102 m by 111 m.
            #expect((5_000...6_500).contains(try #require(overlap.squareMetres)))
            let shared = try #require(overlap.site)
            #expect(abs(shared.longitude - (x + 0.00075)) < 0.0003 && abs(shared.latitude - (y + 0.0005)) < 0.0006)
            let invalid = try only(.invalid, "441900103001003")
            #expect(invalid.words.contains("Self-intersection"))
            #expect(abs(try #require(invalid.site).longitude - (x + 0.0005)) < 1e-6, "where it crosses itself")
            #expect(try only(.outside, "441900103001005").squareMetres ?? 0 > 10_000)
            #expect(try only(.uncovered, "441900103001").squareMetres ?? 0 > 10_000)
            #expect(try only(.codeUnknown, "441900103999001").words.contains("441900103999"))
            #expect(try only(.officerUnknown, "441900103001004").words.contains("nobody.at.all"))
            #expect(second.description.contains("mend the file first"))
            #expect(try await SeededCity.current.fingerprint() == before)
        }

        @Test("Swapped axes, metres and another part of the world are told apart before anything is compared")
        func systems() async throws {
            let mercator = [(12_662_000.0, 2_630_000.0), (12_663_000, 2_630_000), (12_663_000, 2_631_000)]
            let zone = [(38_475_000.0, 2_540_000.0), (38_476_000, 2_540_000), (38_476_000, 2_541_000)]
            for (corners, words) in [
                ([(23.04, 113.75), (23.05, 113.75), (23.05, 113.76)], "swapped"), (mercator, "Web Mercator"),
                (zone, "Gauss"), ([(2.35, 48.85), (2.36, 48.85), (2.36, 48.86)], "elsewhere"),
            ] {
                let summary = try await Self.load(Self.collection(Self.feature("441900003", corners)), .town)
                let fault = try #require(summary.faults.first)
                #expect(summary.faults.count == 1 && fault.kind == .system && fault.words.contains(words), "\(summary)")
            }
            let old =
                #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}"#
            #expect(try await Self.load(old, .town).faults.map(\.kind) == [.system])
            await #expect(throws: AreaError.self) { try await Self.load("[]", .town) }
            await #expect(throws: AreaError.self) { try await Self.load(Self.collection(), .town) }
        }

        @Test("Where real outlines are known, a file in GCJ-02 or BD-09 is found out; read as what it is it fits")
        func shifted() async throws {
            try await Self.changing {
                let towns = try await Self.export(.town)
                try await SeededCity.current.pool.transaction {
                    try $0.execute("UPDATE city.town SET origin = 'import'")
                }
                for system in [AreaSystem.gcj02, .bd09] {
                    let moved = try Self.text(of: try Self.features(of: towns).map { try Self.moved($0, into: system) })
                    let summary = try await Self.load(moved, .town, accepting: [.uncovered, .overlap], isDryRun: true)
                    let fault = try #require(summary.faults.first { $0.kind == .shifted }, "\(summary)")
                    #expect(fault.words.contains("--coordinates \(system.rawValue)"))
                    #expect(!summary.isLoaded)
                    let read = try await Self.load(
                        moved,
                        .town,
                        system: system,
                        accepting: [.uncovered, .overlap, .invalid],
                        isDryRun: true
                    )
                    #expect(!Self.kinds(read).contains(.shifted) && read.isLoaded, "\(read)")
                }
                #expect(!Self.kinds(try await Self.load(towns, .town, isDryRun: true)).contains(.shifted))
            }
        }

        /// A feature as a map in that system would have it, by the inverse that finds it again.
        private static func moved(_ feature: [String: Any], into system: AreaSystem) throws -> [String: Any] {
            func place(_ position: [Double]) throws -> [Double] {
                var guess = (position[0], position[1])
                for _ in 0..<8 {
                    let back = try #require(system.wgs84(longitude: guess.0, latitude: guess.1))
                    guess = (guess.0 + position[0] - back.longitude, guess.1 + position[1] - back.latitude)
                }
                return [guess.0, guess.1]
            }
            func moved(_ value: Any) throws -> Any {
                if let position = value as? [Double] { return try place(position) }
                return try #require(value as? [Any]).map(moved)
            }
            var feature = feature
            var geometry = try #require(feature["geometry"] as? [String: Any])
            geometry["coordinates"] = try moved(try #require(geometry["coordinates"]))
            feature["geometry"] = geometry
            return feature
        }

        @Test("Baidu's published example comes out where it was published")
        func baidu() {
            let place = AreaSystem.gcj02(ofBaidu: 116.404, 39.915)
            #expect(abs(place.longitude - 116.39762729119315) < 1e-9)
            #expect(abs(place.latitude - 39.90865673957631) < 1e-9)
        }

        @Test(
            "Cells of a village are replaced in one step: land goes with its officers, a named officer counts, seeding lets it be"
        )
        func cells() async throws {
            try await Self.changing {
                let pool = try SeededCity.current.pool
                let village = "441900103001"
                var features = try Self.features(of: try await Self.export(.cell, within: village))
                let number = features.count
                let first = try #require(features.first?["id"] as? String)
                let owners = try await pool.autocommit { database in
                    try database.execute(
                        "SELECT officer_id::text FROM city.officer_cell WHERE cell_code = \(first) ORDER BY rank"
                    ).decode(String.self)
                }
                // The first cell gets another code, and the second another officer.
                var properties = try #require(features[0]["properties"] as? [String: Any])
                properties["code"] = village + "901"
                properties["officers"] = nil
                features[0]["properties"] = properties
                var second = try #require(features[1]["properties"] as? [String: Any])
                second["officers"] = ["chashan.officer1"]
                features[1]["properties"] = second
                let text = try Self.text(of: features)
                let dry = try await Self.load(text, .cell, isDryRun: true)
                #expect(dry.isLoaded && dry.changed == 2 && dry.removed == 1, "\(dry)")
                #expect(try await Self.revisions() == 0)
                let summary = try await Self.load(text, .cell)
                #expect(summary.faults.isEmpty && summary.changed == 2 && summary.removed == 1, "\(summary)")
                #expect(try await Self.revisions() == 1)
                #expect(try await Self.load(text, .cell).changed == 0, "a second time nothing is new")
                let other = try #require(features[1]["id"] as? String)
                let now = try await pool.autocommit { database in
                    try (
                        database.execute(
                            "SELECT officer_id::text FROM city.officer_cell WHERE cell_code = \(village + "901") ORDER BY rank"
                        ).decode(String.self),
                        database.execute(
                            """
                            SELECT officer.login FROM city.officer_cell JOIN city.officer ON officer.id = officer_id
                             WHERE cell_code = \(other)
                            """
                        ).decode(String.self)
                    )
                }
                #expect(now.0 == owners, "whoever had the land has it")
                #expect(now.1 == ["chashan.officer1"])
                _ = try await SeededCity.current.seedAgain()
                let kept = try await pool.autocommit { database in
                    try database.execute("SELECT count(*) FROM city.cell WHERE village_code = \(village)").decodeOne(
                        Int.self
                    )
                }
                #expect(kept == number)
                let all = try await pool.autocommit {
                    try $0.execute("SELECT count(*) FROM city.cell").decodeOne(Int.self)
                }
                #expect(all == 3_000, "the town's other villages are still there")
            }
        }

        @Test("What the operator accepts is loaded, repaired and on record; what nobody accepted is not")
        func accepting() async throws {
            try await Self.changing {
                let features = try Self.features(of: try await Self.export(.village, within: Self.town))
                var torn = features
                let geometry = try #require(torn[0]["geometry"] as? [String: Any])
                let rings = try #require(geometry["coordinates"] as? [[[Double]]])
                // One corner goes astray: the outline crosses itself, leaves a gap and covers a neighbour.
                var ring = rings[0]
                let last = ring.count - 2
                (ring[1], ring[last / 2]) = (ring[last / 2], ring[1])
                torn[0]["geometry"] = ["type": "Polygon", "coordinates": [ring]]
                let text = try Self.text(of: torn)
                let refused = try await Self.load(text, .village)
                #expect(Self.kinds(refused).contains(.invalid) && !refused.isLoaded, "\(refused)")
                #expect(refused.description.contains("--accept"))
                #expect(!(try await Self.load(text, .village, accepting: [.invalid]).isLoaded))
                let kinds = Self.kinds(refused)
                let loaded = try await Self.load(text, .village, accepting: kinds)
                #expect(loaded.isLoaded && loaded.changed == 1, "\(loaded)")
                let names = kinds.map(\.rawValue).sorted()
                let code = try #require(torn[0]["id"] as? String)
                let stored = try await SeededCity.current.pool.autocommit { database in
                    try database.execute(
                        """
                        SELECT ST_IsValid(village.boundary), area_import.accepted = \(names)
                          FROM city.village CROSS JOIN city.area_import
                         WHERE village.code = \(code)
                        """
                    ).decodeOne((Bool, Bool).self)
                }
                #expect(stored.0 && stored.1)
            }
        }

        private static let towns = SeededCity.root + "/../shared/data/dongguan-towns.geojson"

        @Test(
            "Outlines of a real city are read, and their faults are found and named",
            .enabled(if: FileManager.default.fileExists(atPath: towns))
        )
        func realCity() async throws {
            try await Self.changing {
                let pool = try SeededCity.current.pool
                let check = AreaImport(level: .town, isDryRun: true)
                let summary = try await check.run(path: Self.towns, pool: pool)
                print(summary)
                #expect(summary.features == 34 && !summary.isLoaded)
                #expect(Self.kinds(summary).contains(.invalid))
                #expect(summary.faults.allSatisfy { $0.site != nil }, "each is found on the map")
                #expect((240_000...255_000).contains(summary.squareMetres / 10_000), "hectares of the whole city")
                let load = AreaImport(level: .town, accepted: Self.kinds(summary))
                let loaded = try await load.run(path: Self.towns, pool: pool)
                #expect(loaded.isLoaded && loaded.changed == 34)
                let out = try await Self.export(.town)
                #expect(try await Self.load(out, .town, accepting: Self.kinds(summary)).changed == 0)
                #expect(try await Self.export(.town) == out)
            }
        }
    }
}
