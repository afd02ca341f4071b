package import Model

/// A rule for where confirmed cases go.
package struct RoutingRuleInput: RequestContent {
    package static let schema = ObjectSchema(
        "RoutingRuleInput",
        "A rule for where confirmed cases go.",
        [
            .optional("townCode", .text(.town), "Whose rule it is; without it the city's, for every town."),
            .required("priority", .integer(0...100_000), "The smallest counts first."),
            .optional("category", .text(length: 1...4, form: nil), "An item, a class, or * (as without it)."),
            .optional("villageCode", .text(.village), "Only in this village."),
            .optional("words", .list(of: .words(upTo: 40), upTo: 20), "One of them in the officer's words."),
            .optional("hours", .choice(of: RoutingRule.Hours.self), "While offices are open, or are not."),
            .optional("departmentCode", .text(.department), "Where the case goes; this, or a kind."),
            .optional("departmentKind", .text(length: 1...40, form: nil), "The case's own town's office of this kind."),
            .optional("note", .text(length: 0...200, form: nil), "Why."),
            .optional("isActive", .boolean, "In force; true without it."),
        ]
    )

    /// Whose rule it is; without it the city's, for every town.
    package let townCode: TownCode?
    /// The smallest counts first.
    package let priority: Int
    /// An item, a class, or * (as without it).
    package let category: String
    /// Only in this village.
    package let villageCode: VillageCode?
    /// One of them in the officer's words.
    package let words: [String]
    /// While offices are open, or are not.
    package let hours: RoutingRule.Hours
    /// Where the case goes; this, or a kind.
    package let departmentCode: DepartmentCode?
    /// The case's own town's office of this kind.
    package let departmentKind: DepartmentKind?
    /// Why.
    package let note: String
    /// In force; true without it.
    package let isActive: Bool

    package init(_ json: JSONObject) throws {
        townCode = try json.optionalValue("townCode")
        priority = try json.integer("priority")
        category = try json.optionalString("category") ?? "*"
        villageCode = try json.optionalValue("villageCode")
        words = try json.strings("words")
        hours = try json.optionalString("hours").flatMap { RoutingRule.Hours(rawValue: $0) } ?? .always
        departmentCode = try json.optionalValue("departmentCode")
        departmentKind = try json.optionalString("departmentKind").flatMap { DepartmentKind(rawValue: $0) }
        note = try json.optionalString("note") ?? ""
        isActive = try json.optionalBoolean("isActive") ?? true
    }

    func rule(_ id: RoutingRuleID) -> RoutingRule {
        RoutingRule(
            id: id,
            townCode: townCode,
            priority: priority,
            category: category,
            villageCode: villageCode,
            words: words,
            hours: hours,
            departmentCode: departmentCode,
            departmentKind: departmentKind,
            note: note,
            isActive: isActive
        )
    }
}
