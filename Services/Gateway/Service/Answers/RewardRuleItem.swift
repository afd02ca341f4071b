package import Model

/// A rule for what true reports bring.
package struct RewardRuleItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardRuleItem",
        "A rule for what true reports bring.",
        [
            .required("id", .text(.uuid), "Its id."),
            .required("version", .integer(1...Int.max), "For If-Match."),
            .required("changedAt", .text(.time, upTo: 40), "Since when it stands so."),
            .required("name", .text(length: 0...80, form: nil), "For people."),
            .required("category", .text(length: 1...4, form: nil), "An item, a class of two digits, or *."),
            .optional("source", .choice(of: ReportSource.self), "Who found it."),
            .optional("campaignCode", .text(.poster, upTo: 40), "Only reports of this campaign."),
            .optional("cohortCode", .text(.poster, upTo: 40), "Only reports of these people."),
            .optional("from", .text(.time, upTo: 40), "Registered at this moment or later."),
            .optional("until", .text(.time, upTo: 40), "Registered before this moment."),
            .optional("points", .integer(0...10_000), "As the category has them where absent."),
            .required("extraPoints", .integer(0...10_000), "On top of them."),
            .optional(
                "prizes",
                .list(of: .object(PrizeItem.schema), upTo: 20),
                "Red packets that can be won; empty: none; absent: as the category has them."
            ),
            .required("note", .text(length: 0...200, form: nil), "Why."),
            .required("isActive", .boolean, "In force."),
        ]
    )

    /// Its id.
    package let id: RewardRuleID
    /// For If-Match.
    package let version: Int
    /// Since when it stands so.
    package let changedAt: Timestamp
    /// For people.
    package let name: String
    /// An item, a class of two digits, or *.
    package let category: String
    /// Who found it.
    package let source: ReportSource?
    /// Only reports of this campaign.
    package let campaignCode: CampaignCode?
    /// Only reports of these people.
    package let cohortCode: CohortCode?
    /// Registered at this moment or later.
    package let from: Timestamp?
    /// Registered before this moment.
    package let until: Timestamp?
    /// As the category has them where absent.
    package let points: Int?
    /// On top of them.
    package let extraPoints: Int
    /// Red packets that can be won; empty: none; absent: as the category has them.
    package let prizes: [PrizeItem]?
    /// Why.
    package let note: String
    /// In force.
    package let isActive: Bool
}

extension RewardRuleItem {
    init(_ rule: RewardRule, version: Int, changedAt: Timestamp) {
        self.init(
            id: rule.id,
            version: version,
            changedAt: changedAt,
            name: rule.name,
            category: rule.category,
            source: rule.source,
            campaignCode: rule.campaignCode,
            cohortCode: rule.cohortCode,
            from: rule.from,
            until: rule.until,
            points: rule.points.map { Int($0.amount) },
            extraPoints: Int(rule.extraPoints.amount),
            prizes: rule.prizes?.map(PrizeItem.init),
            note: rule.note,
            isActive: rule.isActive
        )
    }
}
