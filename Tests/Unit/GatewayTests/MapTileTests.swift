import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Model
import NIOConcurrencyHelpers
import Testing

@testable import GatewayService

@Suite("The public map")
struct MapTileTests {
    /// Squares around 23° N, 114° E, as a seeded walk gives them.
    private static func squares(_ count: Int, seed: UInt64) -> [SquareIndex.Square] {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { _ in
            SquareIndex.Square(x: 214_000 + next(600), y: 113_600 + next(400), reports: 1 + next(9))
        }
    }

    @Test("A tile holds what lies in it, at every scale, as counting one by one finds it", arguments: 0..<16)
    func counts(zoom: Int) throws {
        let squares = Self.squares(3000, seed: 7)
        let index = SquareIndex(squares)
        let shift = SquareIndex.finest - zoom
        let tiles = Set(squares.map { [$0.x >> shift, $0.y >> shift] })
        for place in tiles {
            let inside = squares.filter { $0.x >> shift == place[0] && $0.y >> shift == place[1] }
            let tile = try #require(index.tile(zoom: zoom, x: place[0], y: place[1]))
            #expect(tile.reports == inside.reduce(0) { $0 + $1.reports })
            #expect(tile.items.reduce(0) { $0 + $1.reports } == tile.reports)
            let gathered = Set(inside.map { [$0.x >> (shift - 3), $0.y >> (shift - 3)] })
            #expect(tile.items.count == gathered.count)
        }
    }

    @Test("A square's reports are shown in its middle, never more exactly")
    func middle() throws {
        let index = SquareIndex([.init(x: 214_013, y: 113_607, reports: 2)])
        let tile = try #require(index.tile(zoom: 15, x: 214_013 >> 3, y: 113_607 >> 3))
        let place = try #require(tile.items.first)
        #expect(abs(place.longitude - (214_013.5 / 262_144 * 360 - 180)) < 1e-9)
        #expect((23.0..<24.0).contains(place.latitude))
        #expect(index.tile(zoom: 16, x: 0, y: 0) == nil)
        #expect(index.tile(zoom: 3, x: 8, y: 0) == nil)
    }

    @Test("The squares are read once, however many look at once, and served on while they are read again")
    func recent() async throws {
        let squares = RecentSquares()
        let reads = NIOLockedValueBox(0)
        let read: @Sendable () async throws -> SquareIndex = {
            SquareIndex([
                .init(
                    x: 1,
                    y: 1,
                    reports: reads.withLockedValue {
                        $0 += 1; return $0
                    }
                )
            ])
        }
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await squares.squares(now: Timestamp(seconds: 100), read: read).tile(zoom: 0, x: 0, y: 0)?
                        .reports
                }
            }
            for try await seen in group { #expect(seen == 1) }
        }
        #expect(reads.withLockedValue { $0 } == 1)
        let late = try await squares.squares(now: Timestamp(seconds: 131), read: read)
        #expect(late.tile(zoom: 0, x: 0, y: 0)?.reports == 1)
    }

    @Test("There is no tile off the map", arguments: ["9/512/0", "16/0/0", "9/-1/0", "x/0/0", "9/1e1/0"])
    func off(path: String) async throws {
        try await FakeHouse().talk { client in
            let answer = try await client.execute(uri: "/v1/map/tiles/\(path)", method: .get)
            #expect(answer.status == .notFound)
        }
    }

    @Test("A tile says for how long it counts, and whoever knows it hears 304 without a body")
    func kept() async throws {
        try await FakeHouse().talk { client in
            let first = try await client.execute(uri: "/v1/map/tiles/9/418/221", method: .get)
            #expect(first.status == .ok && first.headers[.cacheControl] == "public, max-age=30")
            #expect(first.headers[.contentType] == "application/json")
            let tag = try #require(first.headers[.eTag])
            for known in [tag, "W/\(tag)", "\"other\", \(tag)"] {
                let again = try await client.execute(
                    uri: "/v1/map/tiles/9/418/221",
                    method: .get,
                    headers: [.ifNoneMatch: known]
                )
                #expect(again.status == .notModified && again.body.readableBytes == 0)
                #expect(again.headers[.eTag] == tag)
            }
            let other = try await client.execute(
                uri: "/v1/map/tiles/9/418/221",
                method: .get,
                headers: [.ifNoneMatch: "\"other\""]
            )
            #expect(other.status == .ok && other.body == first.body)
        }
    }

    @Test("Only operators see how the system is doing")
    func board() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            for role in Role.allCases {
                let token = try await house.token(role)
                let answer = try await client.execute(
                    uri: "/v1/system/board",
                    method: .get,
                    headers: [.authorization: "Bearer \(token)"]
                )
                #expect(answer.status == (role == .systemOperator ? .ok : .forbidden))
            }
        }
    }
}
