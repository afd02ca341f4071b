import HTTPTypes
import Model

extension Operation {
    /// An operation that reads and answers with one kind of object.
    static func read<Answer: ResponseContent>(
        _ id: String,
        _ path: PathTemplate,
        _ chapter: Chapter,
        zh: String,
        en: String,
        access: Access,
        parameters: [Parameter] = [],
        problems: [ProblemNote] = [],
        answer: Answer.Type = Answer.self,
        handle: @escaping @Sendable (Call) async throws -> Answer
    ) -> Operation {
        Operation(
            id: id,
            method: .get,
            path: path,
            chapter: chapter,
            summary: Words(zh: zh, en: en),
            access: access,
            parameters: parameters,
            successes: [.init(status: 200, words: Answer.schema.summary, body: .json(Answer.schema))],
            problems: problems + [.init(.unavailable)],
            budget: .reading
        ) { call in
            try .json(try await handle(call))
        }
    }

    /// An operation that takes one kind of object and answers with another.
    static func post<Content: RequestContent, Answer: ResponseContent>(
        _ id: String,
        _ path: PathTemplate,
        _ chapter: Chapter,
        zh: String,
        en: String,
        access: Access,
        status: Int = 200,
        problems: [ProblemNote] = [],
        budget: RateBudget,
        content: Content.Type = Content.self,
        answer: Answer.Type = Answer.self,
        handle: @escaping @Sendable (Call, Content) async throws -> Answer
    ) -> Operation {
        Operation(
            id: id,
            method: .post,
            path: path,
            chapter: chapter,
            summary: Words(zh: zh, en: en),
            access: access,
            content: .json(Content.schema),
            successes: [.init(status: status, words: Answer.schema.summary, body: .json(Answer.schema))],
            problems: problems + [.init(.unavailable)],
            budget: budget
        ) { call in
            try .json(try await handle(call, try Content(call.json)), status: status)
        }
    }
}
