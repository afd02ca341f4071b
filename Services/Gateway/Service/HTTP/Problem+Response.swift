import HTTPTypes
import Hummingbird
import Model

extension Problem {
    static let mediaType = "application/problem+json"

    static let schema = ObjectSchema(
        "Problem",
        "An answer that says no (RFC 9457).",
        [
            .required("type", .text(length: 1...128, form: nil), "A URN made of the code."),
            .required("title", .text(length: 1...200, form: nil), "English words."),
            .required("status", .integer(400...599), "The HTTP status again."),
            .required("code", .text(length: 1...64, form: nil), "Stable; programs may rely on it."),
            .required("words", .object(WordsAnswer.schema), "Words for a person."),
            .optional("detail", .text(length: 0...1000, form: nil), "For programmers, in English."),
            .optional("field", .text(length: 0...500, form: nil), "JSON pointer, header or parameter that is wrong."),
            .optional("currentVersion", .integer(0...Int.max), "The version now, where it came too late."),
            .optional("currentState", .text(length: 1...64, form: nil), "The state now, where it came too late."),
        ]
    )

    /// The JSON body.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "type": .string("urn:renrenpai:problem:\(code)"), "title": .string(words.en),
            "status": .integer(Int64(status)), "code": .string(code),
            "words": .object(["zh": .string(words.zh), "en": .string(words.en)]),
        ]
        members["detail"] = detail.map { .string(String($0.prefix(1000))) }
        members["field"] = field.map { .string(String($0.prefix(500))) }
        members["currentVersion"] = standing.map { .integer(Int64($0.version)) }
        members["currentState"] = standing.map { .string($0.state) }
        return .object(members)
    }

    /// The whole answer.
    var reply: Reply {
        var reply = Reply(status: status, mediaType: Self.mediaType, text: json.text)
        if let retryAfter { reply.headers[.retryAfter] = String(retryAfter) }
        if status == 401 { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }
}
