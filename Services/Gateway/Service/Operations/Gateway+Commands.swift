import HTTPTypes
import Hummingbird
import Messaging
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Gateway {
    /// An operation that is a command of the domain: 200 with the new state, the refusal's own status, or 202 where the
    /// service did not answer in time.
    func command<Content: RequestContent, Command: CommandContract>(
        _ id: String,
        _ path: PathTemplate,
        _ chapter: Chapter,
        zh: String,
        en: String,
        access: Access,
        refusals: [RefusalCode],
        content: Content.Type = Content.self,
        make: @escaping @Sendable (Call, Content, CommandTerms) async throws -> Command
    ) -> Operation {
        command(id, path, chapter, zh: zh, en: en, access: access, content: .json(Content.schema), refusals) {
            call,
            terms in
            try await make(call, try Content(call.json), terms)
        }
    }

    /// The same without a body.
    func command<Command: CommandContract>(
        _ id: String,
        _ path: PathTemplate,
        _ chapter: Chapter,
        zh: String,
        en: String,
        access: Access,
        refusals: [RefusalCode],
        make: @escaping @Sendable (Call, CommandTerms) async throws -> Command
    ) -> Operation {
        command(id, path, chapter, zh: zh, en: en, access: access, content: .none, refusals, make)
    }

    private func command<Command: CommandContract>(
        _ id: String,
        _ path: PathTemplate,
        _ chapter: Chapter,
        zh: String,
        en: String,
        access: Access,
        content: Operation.Content,
        _ refusals: [RefusalCode],
        _ make: @escaping @Sendable (Call, CommandTerms) async throws -> Command
    ) -> Operation {
        let usual: [RefusalCode] = [
            .notPermitted, .outsideYourArea, .versionConflict, .commandReused, .commandExpired, .unavailable, .other,
        ]
        return Operation(
            id: id,
            method: .post,
            path: path,
            chapter: chapter,
            summary: Words(zh: zh, en: en),
            access: access,
            parameters: [.operationKey, .ifMatch],
            content: content,
            successes: [
                .init(status: 200, words: "Carried out.", body: .json(CommandAnswer.schema)),
                .init(
                    status: 202,
                    words: "No answer in time; the outcome can be read later.",
                    body: .json(CommandAnswer.schema),
                    headers: ["Location": "Where the outcome is read."]
                ),
            ],
            problems: (usual + refusals).map { ProblemNote($0) },
            budget: .commanding
        ) { call in
            let viewer = try call.signedIn()
            let terms = CommandTerms(actor: viewer.actor, expectedVersion: call.expectedVersion)
            let operation = operationID(of: call, viewer)
            let reply = try await commands.send(
                try await make(call, terms),
                id: operation,
                traceparent: call.traceparent
            )
            return try Self.reply(reply, operation)
        }
    }

    /// Made for its account, so that only this account can read the outcome: see `verify` in `ReportIDMaker`.
    private func operationID(of call: Call, _ viewer: Viewer) -> MessageID {
        let key = call.text("Idempotency-Key").map { "operation \($0)" } ?? "operation \(UUID())"
        return MessageID(ids.id(citizen: viewer.account.uuid, idempotencyKey: key).uuid)
    }

    private static func reply(_ reply: CommandReply, _ operation: MessageID) throws -> Reply {
        switch reply {
        case .done(let state):
            return try .json(CommandAnswer(operation, state: state))
        case .refused(let refusal):
            throw Problem(refusal)
        case .pending:
            var answer = try Reply.json(CommandAnswer.pending(operation), status: 202)
            answer.headers[.location] = "/v1/operations/\(operation)"
            return answer
        }
    }
}

extension Call {
    /// The version in `If-Match`.
    var expectedVersion: Int? {
        text("If-Match").flatMap { Int($0.replacing("\"", with: "")) }
    }
}
