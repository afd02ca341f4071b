import Messaging
import Model

extension CommandAnswer {
    /// Carried out.
    /// - Parameter state: what the service answered, JSON text that names `state` and `version`.
    init(_ operation: MessageID, state: String?) {
        let members = state.flatMap { Self.members(of: $0) } ?? [:]
        var name: String?
        if case .string(let text) = members["state"] { name = text }
        self.init(
            operationId: operation,
            outcome: .done,
            state: name,
            version: members["version"]?.wholeNumber.map { Int($0) },
            code: nil,
            words: nil
        )
    }

    static func pending(_ operation: MessageID) -> CommandAnswer {
        CommandAnswer(operationId: operation, outcome: .pending, state: nil, version: nil, code: nil, words: nil)
    }

    /// From the outcome as the service stored it.
    init(_ operation: MessageID, stored outcome: CommandOutcome) {
        switch (outcome.status, outcome.refusal) {
        case (.refused, .some(let refusal)):
            self.init(
                operationId: operation,
                outcome: .refused,
                state: refusal.standing?.state,
                version: refusal.standing?.version,
                code: refusal.code.rawValue,
                words: WordsAnswer(refusal.words)
            )
        default:
            self.init(operation, state: outcome.state)
        }
    }

    private static func members(of text: String) -> [String: JSONValue]? {
        var text = text
        let value = text.withUTF8 { try? JSONParser.parse($0) }
        guard case .object(let members) = value else { return nil }
        return members
    }
}
