package import Model

/// What came of a command.
package struct CommandAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "CommandAnswer",
        "What came of a command.",
        [
            .required("operationId", .text(.uuid), "Names the operation."),
            .required("outcome", .choice(of: CommandStatus.self), "done, refused or pending."),
            .optional("state", .text(length: 0...40, form: nil), "The state now; absent while pending."),
            .optional("version", .integer(0...Int.max), "The version now; absent while pending."),
            .optional("code", .text(length: 0...64, form: nil), "Why it was refused."),
            .optional("words", .object(WordsAnswer.schema), "Why it was refused, for a person."),
        ]
    )

    /// Names the operation.
    package let operationId: MessageID
    /// done, refused or pending.
    package let outcome: CommandStatus
    /// The state now; absent while pending.
    package let state: String?
    /// The version now; absent while pending.
    package let version: Int?
    /// Why it was refused.
    package let code: String?
    /// Why it was refused, for a person.
    package let words: WordsAnswer?
}
