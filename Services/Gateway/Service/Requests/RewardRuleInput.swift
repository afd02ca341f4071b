package import Model

/// A rule for what true reports bring.
package struct RewardRuleInput: RequestContent {
    package static let schema = ObjectSchema(
        "RewardRuleInput",
        "A rule for what true reports bring.",
        [
            .optional("name", .text(length: 0...80, form: nil), "For people."),
            .optional("category", .text(length: 1...4, form: nil), "An item, a class, or * (as without it)."),
            .optional(
                "source",
                .choice(of: ReportSource.self),
                "Who found it; whoever without it. Patrols bring nothing."
            ),
            .optional("campaignCode", .text(.poster, upTo: 40), "Only reports of this campaign."),
            .optional("cohortCode", .text(.poster, upTo: 40), "Only reports of these people."),
            .optional("from", .text(.time, upTo: 40), "Registered at this moment or later."),
            .optional("until", .text(.time, upTo: 40), "Registered before this moment."),
            .optional("points", .integer(0...10_000), "As the category has them without it."),
            .optional("extraPoints", .integer(0...10_000), "On top of them."),
            .optional(
                "prizes",
                .list(of: .object(PrizeInput.schema), upTo: 20),
                "Red packets that can be won; none for an empty list, as the category has them without it."
            ),
            .optional("note", .text(length: 0...200, form: nil), "Why."),
            .optional("isActive", .boolean, "In force; true without it."),
        ]
    )

    /// For people.
    package let name: String
    /// An item, a class, or * (as without it).
    package let category: String
    /// Who found it; whoever without it.
    package let source: ReportSource?
    /// Only reports of this campaign.
    package let campaignCode: CampaignCode?
    /// Only reports of these people.
    package let cohortCode: CohortCode?
    /// Registered at this moment or later.
    package let from: Timestamp?
    /// Registered before this moment.
    package let until: Timestamp?
    /// As the category has them without it.
    package let points: Int?
    /// On top of them.
    package let extraPoints: Int
    /// Red packets that can be won; none for an empty list, as the category has them without it.
    package let prizes: [PrizeInput]?
    /// Why.
    package let note: String
    /// In force; true without it.
    package let isActive: Bool

    package init(_ json: JSONObject) throws {
        name = try json.optionalString("name") ?? ""
        category = try json.optionalString("category") ?? "*"
        source = try json.optionalString("source").flatMap { ReportSource(rawValue: $0) }
        campaignCode = try json.optionalValue("campaignCode")
        cohortCode = try json.optionalValue("cohortCode")
        from = try json.optionalValue("from")
        until = try json.optionalValue("until")
        points = try json.optionalInteger("points")
        extraPoints = try json.optionalInteger("extraPoints") ?? 0
        prizes = try json.optionalObjects("prizes")?.map { try PrizeInput($0) }
        note = try json.optionalString("note") ?? ""
        isActive = try json.optionalBoolean("isActive") ?? true
    }

    func rule(_ id: RewardRuleID) -> RewardRule {
        RewardRule(
            id: id,
            name: name,
            category: category,
            source: source,
            campaignCode: campaignCode,
            cohortCode: cohortCode,
            from: from,
            until: until,
            points: points.map { Points(Int64($0)) },
            extraPoints: Points(Int64(extraPoints)),
            prizes: prizes?.map(\.prize),
            note: note,
            isActive: isActive
        )
    }
}
