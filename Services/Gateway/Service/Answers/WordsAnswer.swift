import Model

/// Words for a person: Simplified Chinese first, English second.
package struct WordsAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "WordsAnswer",
        "Words for a person: Simplified Chinese first, English second.",
        [
            .required("zh", .text(length: 0...2000, form: nil), "Simplified Chinese."),
            .required("en", .text(length: 0...2000, form: nil), "English."),
        ]
    )

    /// Simplified Chinese.
    package let zh: String
    /// English.
    package let en: String
}

extension WordsAnswer {
    init(_ words: Words) {
        self.init(zh: words.zh, en: words.en)
    }
}
