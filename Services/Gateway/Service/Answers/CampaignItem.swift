package import Model

/// A campaign with what came of it.
package struct CampaignItem: ResponseContent {
    package static let schema = ObjectSchema(
        "CampaignItem",
        "A campaign with what came of it.",
        [
            .required("code", .text(.poster, upTo: 40), "What stands on its poster."),
            .required("version", .integer(1...Int.max), "For If-Match."),
            .required("topic", .choice(of: CampaignTopic.self), "What it is about."),
            .required("name", .text(length: 0...80, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...120, form: nil), "In English."),
            .required("place", .text(length: 0...120, form: nil), "Where people meet it."),
            .optional("townCode", .text(.town), "Whose it is; absent: the city's."),
            .optional("villageCode", .text(.village), "Only reports of this village."),
            .required("categories", .list(of: .text(length: 2...4, form: nil), upTo: 50), "Any where empty."),
            .required("from", .text(.time, upTo: 40), "From this moment."),
            .required("until", .text(.time, upTo: 40), "Until before this one."),
            .optional("endedAt", .text(.time, upTo: 40), "When it was ended before its time."),
            .required("isRunning", .boolean, "Now."),
            .optional("cohortCode", .text(.poster, upTo: 40), "The people whom it gathers."),
            .optional("cohortKind", .choice(of: Cohort.Kind.self), "What they are."),
            .optional("cohortName", .text(length: 0...80, form: nil), "What they are called."),
            .required("isForMinors", .boolean, "For people under 18: points, never cash."),
            .required("scans", .integer(0...Int.max), "How often somebody came by its poster."),
            .required("joins", .integer(0...Int.max), "People who joined, each by a first report with its code."),
            .required("reports", .integer(0...Int.max), "Registered reports."),
            .required("verified", .integer(0...Int.max), "Of these, found true."),
        ]
    )

    /// What stands on its poster.
    package let code: CampaignCode
    /// For If-Match.
    package let version: Int
    /// What it is about.
    package let topic: CampaignTopic
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Where people meet it.
    package let place: String
    /// Whose it is; absent: the city's.
    package let townCode: TownCode?
    /// Only reports of this village.
    package let villageCode: VillageCode?
    /// Any where empty.
    package let categories: [String]
    /// From this moment.
    package let from: Timestamp
    /// Until before this one.
    package let until: Timestamp
    /// When it was ended before its time.
    package let endedAt: Timestamp?
    /// Now.
    package let isRunning: Bool
    /// The people whom it gathers.
    package let cohortCode: CohortCode?
    /// What they are.
    package let cohortKind: Cohort.Kind?
    /// What they are called.
    package let cohortName: String?
    /// For people under 18: points, never cash.
    package let isForMinors: Bool
    /// How often somebody came by its poster.
    package let scans: Int
    /// People who joined, each by a first report with its code.
    package let joins: Int
    /// Registered reports.
    package let reports: Int
    /// Of these, found true.
    package let verified: Int
}

extension CampaignItem {
    init(_ campaign: Campaign, version: Int, figures: CampaignFigures, at now: Timestamp) {
        self.init(
            code: campaign.code,
            version: version,
            topic: campaign.topic,
            name: campaign.name,
            englishName: campaign.englishName,
            place: campaign.place,
            townCode: campaign.townCode,
            villageCode: campaign.villageCode,
            categories: campaign.categories,
            from: campaign.from,
            until: campaign.until,
            endedAt: campaign.endedAt,
            isRunning: campaign.isRunning(at: now),
            cohortCode: campaign.cohort?.code,
            cohortKind: campaign.cohort?.kind,
            cohortName: campaign.cohort?.name,
            isForMinors: campaign.isForMinors,
            scans: figures.scans,
            joins: figures.joins,
            reports: figures.reports,
            verified: figures.verified
        )
    }
}
