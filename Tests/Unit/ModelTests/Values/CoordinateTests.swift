import SeededRandom
import Testing

@testable import Model

@Suite("Coordinates")
struct CoordinateTests {
    struct Vector: Sendable {
        let name: String
        let wgs: (latitude: Double, longitude: Double)
        let gcj: (latitude: Double, longitude: Double)
    }

    /// googollee/eviltransform, go/transform_test.go.
    static let published = [
        Vector(name: "Shanghai", wgs: (31.1774276, 121.5272106), gcj: (31.17530398364597, 121.531541859215)),
        Vector(name: "Shenzhen", wgs: (22.543847, 113.912316), gcj: (22.540796131694766, 113.9171764808363)),
        Vector(name: "Beijing", wgs: (39.911954, 116.377817), gcj: (39.91334545536069, 116.38404722455657)),
    ]

    /// Computed with the same constants; equal to PyPI prcoords 1.0.2 to under a micrometre.
    static let computed = [
        Vector(name: "Civic Square", wgs: (23.0207, 113.7518), gcj: (23.017977425, 113.756993046)),
        Vector(name: "Tangxia", wgs: (22.8006, 114.0719), gcj: (22.797960454, 114.077042883)),
        Vector(name: "Songshan Lake", wgs: (22.9154, 113.8824), gcj: (22.91245617, 113.887311172)),
        Vector(name: "Humen", wgs: (22.8191, 113.6968), gcj: (22.816245177, 113.701957321)),
        Vector(name: "Chashan", wgs: (23.0642, 113.8748), gcj: (23.06132706, 113.879733723)),
    ]

    @Test("WGS-84 becomes GCJ-02 as published", arguments: published + computed)
    func shifts(vector: Vector) throws {
        let wgs = try #require(Coordinate<WGS84>(longitude: vector.wgs.longitude, latitude: vector.wgs.latitude))
        #expect(abs(wgs.gcj02.latitude - vector.gcj.latitude) < 1e-9)
        #expect(abs(wgs.gcj02.longitude - vector.gcj.longitude) < 1e-9)
    }

    @Test("The way back is exact to under a millimetre", arguments: published + computed)
    func unshifts(vector: Vector) throws {
        let wgs = try #require(Coordinate<WGS84>(longitude: vector.wgs.longitude, latitude: vector.wgs.latitude))
        #expect(wgs.gcj02.wgs84.distance(to: wgs) < 0.001)
    }

    @Test("Everywhere in the city the shift is between 570 and 640 m and comes back to under a millimetre")
    func wholeCity() throws {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<2_000 {
            let wgs = try #require(
                Coordinate<WGS84>(
                    longitude: .random(in: 113.5...114.3, using: &random),
                    latitude: .random(in: 22.6...23.2, using: &random)
                )
            )
            let shifted = wgs.gcj02
            let misread = try #require(
                Coordinate<WGS84>(longitude: shifted.longitude, latitude: shifted.latitude)
            )
            #expect((570...640).contains(misread.distance(to: wgs)))
            #expect(shifted.wgs84.distance(to: wgs) < 0.001)
        }
    }

    @Test("Outside China both systems have the same numbers")
    func outsideChina() throws {
        let paris = try #require(Coordinate<WGS84>(longitude: 2.3522, latitude: 48.8566, accuracyMetres: 5))
        #expect(paris.gcj02.longitude == paris.longitude && paris.gcj02.latitude == paris.latitude)
        #expect(paris.gcj02.wgs84 == paris)
    }

    @Test("What is not on the planet is no coordinate")
    func offThePlanet() {
        let bad: [(Double, Double, Double?)] = [
            (181, 0, nil), (0, 91, nil), (.nan, 0, nil), (0, .infinity, nil), (0, 0, -1), (0, 0, .nan),
        ]
        for (longitude, latitude, accuracy) in bad {
            #expect(
                Coordinate<WGS84>(longitude: longitude, latitude: latitude, accuracyMetres: accuracy) == nil
            )
            #expect(
                RawPosition(longitude: longitude, latitude: latitude, system: .gcj02, accuracyMetres: accuracy).wgs84
                    == nil
            )
        }
    }

    @Test("A coordinate of the other system does not decode, nor one off the planet")
    func systemsDoNotMix() throws {
        let gcj = #"{"longitude":114,"latitude":22.8,"system":"gcj02"}"#
        #expect(throws: DecodingError.self) { try MessageCoding.decode(Coordinate<WGS84>.self, from: gcj) }
        #expect(throws: Never.self) { try MessageCoding.decode(Coordinate<GCJ02>.self, from: gcj) }
        let off = #"{"longitude":190,"latitude":22.8,"system":"wgs84"}"#
        #expect(throws: DecodingError.self) { try MessageCoding.decode(Coordinate<WGS84>.self, from: off) }
    }

    @Test("A degree of latitude is about 111.2 km, and half way round is half the circumference")
    func distances() throws {
        let origin = try #require(Coordinate<WGS84>(longitude: 0, latitude: 0))
        let north = try #require(Coordinate<WGS84>(longitude: 0, latitude: 1))
        let antipode = try #require(Coordinate<WGS84>(longitude: 180, latitude: 0))
        #expect(abs(origin.distance(to: north) - 111_195.08) < 0.01)
        #expect(abs(origin.distance(to: antipode) - 20_015_114.4) < 1)
        #expect(origin.distance(to: origin) == 0)
    }
}
