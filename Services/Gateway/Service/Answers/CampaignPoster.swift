package import Model

/// A campaign as everybody may see it.
package struct CampaignPoster: ResponseContent {
    package static let schema = ObjectSchema(
        "CampaignPoster",
        "A campaign as everybody may see it.",
        [
            .required("code", .text(.poster, upTo: 40), "What stands on its poster."),
            .required("topic", .object(WordsAnswer.schema), "What it is about."),
            .required("name", .text(length: 0...80, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...120, form: nil), "In English."),
            .required("place", .text(length: 0...120, form: nil), "Where people meet it."),
            .required("from", .text(.time, upTo: 40), "From this moment."),
            .required("until", .text(.time, upTo: 40), "Until before this one."),
            .required("isRunning", .boolean, "Now."),
            .required("isForMinors", .boolean, "For people under 18: points, never cash."),
        ]
    )

    /// What stands on its poster.
    package let code: CampaignCode
    /// What it is about.
    package let topic: WordsAnswer
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Where people meet it.
    package let place: String
    /// From this moment.
    package let from: Timestamp
    /// Until before this one.
    package let until: Timestamp
    /// Now.
    package let isRunning: Bool
    /// For people under 18: points, never cash.
    package let isForMinors: Bool
}

extension CampaignPoster {
    init(_ item: CampaignItem) {
        self.init(
            code: item.code,
            topic: WordsAnswer(item.topic.words),
            name: item.name,
            englishName: item.englishName,
            place: item.place,
            from: item.from,
            until: item.until,
            isRunning: item.isRunning,
            isForMinors: item.isForMinors
        )
    }
}
