package import Model

/// A campaign.
package struct CampaignInput: RequestContent {
    package static let schema = ObjectSchema(
        "CampaignInput",
        "A campaign.",
        [
            .required("topic", .choice(of: CampaignTopic.self), "What it is about."),
            .required("name", .text(length: 1...80, form: .filled), "In Chinese."),
            .optional("englishName", .text(length: 0...120, form: nil), "In English."),
            .optional("place", .text(length: 0...120, form: nil), "Where people meet it."),
            .optional(
                "townCode",
                .text(.town),
                "Whose it is and where its reports lie; without it the city's, everywhere."
            ),
            .optional("villageCode", .text(.village), "Only reports of this village."),
            .optional(
                "categories",
                .list(of: .text(length: 2...4, form: nil), upTo: 50),
                "Items or classes that its reports are of; any without it."
            ),
            .required("from", .text(.time, upTo: 40), "From this moment."),
            .required("until", .text(.time, upTo: 40), "Until before this one."),
            .optional("cohortCode", .text(.poster, upTo: 40), "The people whom it gathers."),
            .optional("cohortKind", .choice(of: Cohort.Kind.self), "What they are; other without it."),
            .optional("cohortName", .text(length: 0...80, form: nil), "What they are called."),
            .optional("isForMinors", .boolean, "For people under 18: points, never cash."),
            .optional("isEnded", .boolean, "Over before its time; its code attributes nothing any more."),
        ]
    )

    /// What it is about.
    package let topic: CampaignTopic
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Where people meet it.
    package let place: String
    /// Whose it is and where its reports lie; without it the city's, everywhere.
    package let townCode: TownCode?
    /// Only reports of this village.
    package let villageCode: VillageCode?
    /// Items or classes that its reports are of; any without it.
    package let categories: [String]
    /// From this moment.
    package let from: Timestamp
    /// Until before this one.
    package let until: Timestamp
    /// The people whom it gathers.
    package let cohortCode: CohortCode?
    /// What they are; other without it.
    package let cohortKind: Cohort.Kind
    /// What they are called.
    package let cohortName: String
    /// For people under 18: points, never cash.
    package let isForMinors: Bool
    /// Over before its time; its code attributes nothing any more.
    package let isEnded: Bool

    package init(_ json: JSONObject) throws {
        topic = try json.choice("topic")
        name = try json.string("name")
        englishName = try json.optionalString("englishName") ?? ""
        place = try json.optionalString("place") ?? ""
        townCode = try json.optionalValue("townCode")
        villageCode = try json.optionalValue("villageCode")
        categories = try json.strings("categories")
        from = try json.value("from")
        until = try json.value("until")
        cohortCode = try json.optionalValue("cohortCode")
        cohortKind = try json.optionalString("cohortKind").flatMap { Cohort.Kind(rawValue: $0) } ?? .other
        cohortName = try json.optionalString("cohortName") ?? ""
        isForMinors = try json.optionalBoolean("isForMinors") ?? false
        isEnded = try json.optionalBoolean("isEnded") ?? false
    }

    func campaign(_ code: CampaignCode) -> Campaign {
        Campaign(
            code: code,
            topic: topic,
            name: name,
            englishName: englishName,
            place: place,
            townCode: townCode,
            villageCode: villageCode,
            categories: categories,
            from: from,
            until: until,
            cohort: cohortCode.map { Cohort(code: $0, kind: cohortKind, name: cohortName) },
            isForMinors: isForMinors
        )
    }
}
