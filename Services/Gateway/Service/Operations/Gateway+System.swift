import HTTPTypes
import Hummingbird
import Model

extension Gateway {
    var systemOperations: [Operation] {
        [
            Operation(
                id: "readHealth",
                method: .get,
                path: "/health",
                chapter: .system,
                summary: Words(zh: "进程存活", en: "The process is alive"),
                access: .everyone,
                successes: [.init(status: 200, words: StatusAnswer.schema.summary, body: .json(StatusAnswer.schema))],
                budget: .free
            ) { _ in
                try .json(StatusAnswer(status: "alive", waitingFor: []))
            },
            Operation(
                id: "readReadiness",
                method: .get,
                path: "/ready",
                chapter: .system,
                summary: Words(zh: "能否接收上报", en: "Whether reports can be taken in"),
                access: .everyone,
                successes: [.init(status: 200, words: StatusAnswer.schema.summary, body: .json(StatusAnswer.schema))],
                problems: [.init(.unavailable)],
                budget: .free
            ) { _ in
                let waitingFor = missing()
                guard waitingFor.isEmpty else { throw Problem.unavailable(waitingFor.joined(separator: ", ")) }
                return try .json(StatusAnswer(status: "ready", waitingFor: []))
            },
        ]
    }

    /// Serves the published description of all operations; it does not describe itself.
    func documentOperation(of others: [Operation]) -> Operation {
        let text = OpenAPIDocument(operations: others).json.text
        return Operation(
            id: "readDocument",
            method: .get,
            path: "/openapi.json",
            chapter: .system,
            summary: Words(zh: "接口文档", en: "The description of this interface"),
            access: .everyone,
            successes: [.init(status: 200, words: "OpenAPI 3.1.", body: .media("application/json"))],
            budget: .free
        ) { _ in
            Reply(status: 200, mediaType: "application/json", text: text)
        }
    }
}
