import Model
import Runtime
import Testing

@testable import GatewayService

@Suite("Street maps beneath the city's outlines")
struct StreetMapTests {
    private static func map(_ url: String, _ more: [String: String] = [:]) throws -> StreetMap? {
        let given = ["MAP_TILES_URL": url, "MAP_TILES_ATTRIBUTION": "某图 GS(2026)1号"]
        return try StreetMap(Settings(environment: given.merging(more) { $1 }))
    }

    @Test("Nothing is shown where nothing is set")
    func nothing() throws {
        #expect(try StreetMap(Settings(environment: [:])) == nil)
    }

    @Test(
        "The policy is opened for the server alone, whatever stands behind its name",
        arguments: [
            ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
            ("https://t0.tiles.example:8443/wmts?m={z}&r={y}&c={x}&tk=a1", "https://t0.tiles.example:8443"),
            ("http://127.0.0.1:8090/{z}/{x}/{y}.png", "http://127.0.0.1:8090"), ("/streets/{z}/{x}/{y}.png", nil),
        ] as [(String, String?)]
    )
    func origin(url: String, origin: String?) throws {
        let map = try #require(try Self.map(url))
        #expect(map.origin == origin && map.url == url && map.system == .wgs84 && map.maxZoom == 18)
    }

    @Test("System and scale are the operator's")
    func more() throws {
        let map = try Self.map("/{z}/{x}/{y}", ["MAP_TILES_SYSTEM": "gcj02", "MAP_TILES_MAX_ZOOM": "16"])
        #expect(map?.system == .gcj02 && map?.maxZoom == 16)
    }

    @Test(
        "What is no address of pictures keeps the gateway from starting, and says why",
        arguments: [
            "https://tiles.example/{z}/{x}.png", "https://tiles.example/{z}/{x}/{y}/{y}.png",
            "https://{s}.tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}/{y}{r}.png",
            "http://tiles.example/{z}/{x}/{y}.png", "//tiles.example/{z}/{x}/{y}.png",
            "ftp://tiles.example/{z}/{x}/{y}",
            "https://tiles.example; script-src */{z}/{x}/{y}.png", "https://*/{z}/{x}/{y}.png", "https:///{z}/{x}/{y}",
            "https://user@tiles.example/{z}/{x}/{y}.png", "https://tiles.example:x/{z}/{x}/{y}.png", "{z}/{x}/{y}",
            "https://tiles.example/{z}/{x}/{y}.png'",
            "https://瓦片.example/{z}/{x}/{y}.png",
        ]
    )
    func refused(url: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try Self.map(url) }
        #expect(error?.key == "MAP_TILES_URL" && error?.code == .malformed)
    }

    @Test("A map without whose it is is refused")
    func attribution() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try StreetMap(Settings(environment: ["MAP_TILES_URL": "/{z}/{x}/{y}"]))
        }
        #expect(error?.key == "MAP_TILES_ATTRIBUTION")
    }
}
