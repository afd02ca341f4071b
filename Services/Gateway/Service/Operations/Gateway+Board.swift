import HTTPTypes
import Model

extension Gateway {
    /// For whoever runs the system.
    var boardOperations: [Operation] {
        [
            .read(
                "readBoard",
                "/v1/system/board",
                .system,
                zh: "运行状况",
                en: "How the system is doing",
                access: .operators,
                answer: BoardAnswer.self
            ) { _ in
                try await reads.board()
            },
            Operation(
                id: "readMapTile",
                method: .get,
                path: "/v1/map/tiles/{zoom}/{x}/{y}",
                chapter: .reference,
                summary: Words(
                    zh: "公开地图瓦片",
                    en: "Open public reports in a tile of the map (Web Mercator, zoom 0 to 15), gathered"
                ),
                access: .everyone,
                successes: [
                    .init(
                        status: 200,
                        words: MapTile.schema.summary,
                        body: .json(MapTile.schema),
                        headers: [
                            "ETag": "Names this content; for If-None-Match.",
                            "Cache-Control": "For how long nobody need ask again.",
                        ]
                    ),
                    .init(status: 304, words: "As If-None-Match names it.", body: .none),
                ],
                problems: [.init(Self.noTile), .init(.unavailable)],
                budget: .reading
            ) { call in
                let number = { (name: String) in try call.part(name, as: Int.self, unknown: Self.noTile) }
                let (zoom, x, y) = (try number("zoom"), try number("x"), try number("y"))
                let index = try await squares.squares(now: call.now) { try await reads.squares() }
                guard let tile = index.tile(zoom: zoom, x: x, y: y) else { throw Self.noTile }
                return try .keepable(tile, seconds: RecentSquares.lifeSeconds, to: call)
            },
        ]
    }

    private static let noTile = Problem(404, "map.noTile", zh: "没有这块地图", en: "There is no such tile")
}
