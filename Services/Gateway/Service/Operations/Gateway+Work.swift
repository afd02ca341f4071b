import HTTPTypes
import Model

extension Gateway {
    /// What staff of every role share.
    var workOperations: [Operation] {
        [
            Operation(
                id: "followWork",
                method: .get,
                path: "/v1/work/events",
                chapter: .operations,
                summary: Words(
                    zh: "本辖区有变化(SSE)",
                    en: "Says that something changed in one's part of the city, as server-sent events"
                ),
                access: .roles([.gridOfficer, .townCentre, .department, .dutyRoom, .cityAdmin]),
                parameters: [.query("until", .choice(["now"]), "Only the first word; then the stream ends.")],
                successes: [.init(status: 200, words: "A stream of changes.", body: .events(LiveStep.schema))],
                problems: [.init(.unavailable)],
                budget: .reading
            ) { call in
                try live.changes(
                    in: Self.topic(of: try call.signedIn().scope),
                    isFinite: call.text("until") == "now",
                    drop: call.drop
                )
            }
        ]
    }

    private static func topic(of scope: AreaScope) -> LiveTopic {
        switch scope {
        case .town(let town): .town(town)
        case .village(let village): .town(village.town)
        case .cells(let cells): cells.first.map { .town($0.town) } ?? .city
        case .department(let code): code.isOfCity ? .city : .town(code.town)
        case .own, .city: .city
        }
    }
}
