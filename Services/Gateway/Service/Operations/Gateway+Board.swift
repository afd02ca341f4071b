import HTTPTypes
import Messaging
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
                async let looked = lookAtBroker()
                var board = try await reads.board()
                guard let sight = await looked else { return board }
                board.queues = sight.queues
                for place in board.processes.indices {
                    board.processes[place].version = sight.versions[board.processes[place].name]
                }
                return board
            },
            .read(
                "listParked",
                "/v1/system/parked",
                .system,
                zh: "搁置的消息",
                en: "Messages that consumers put aside and that nobody dealt with, without their content",
                access: .operators,
                answer: ParkedList.self
            ) { _ in
                try await reads.parked()
            },
            command(
                "replayParked",
                "/v1/system/parked/{parkedName}/replay",
                .system,
                zh: "重放搁置的消息",
                en: "Send a parked message back to its queue; what still cannot be handled is parked again",
                access: .operators,
                refusals: [.unknownParked, .parkedResolved]
            ) { call, terms in
                let place = try call.part("parkedName", as: ParkedMessage.Place.self, unknown: Problem(.unknownParked))
                guard let service = ServiceName(rawValue: place.service), service != .gateway else {
                    throw Problem(.unknownParked)
                }
                return ReplayParked(service: service, number: place.number, actor: terms.actor)
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
