package import Model

/// A rule for where confirmed cases go.
package struct RoutingRuleItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RoutingRuleItem",
        "A rule for where confirmed cases go.",
        [
            .required("id", .text(.uuid), "Its id."),
            .required("version", .integer(1...Int.max), "For If-Match."),
            .optional("townCode", .text(.town), "Whose rule it is; absent: the city's."),
            .required("priority", .integer(0...100_000), "The smallest counts first."),
            .required("category", .text(length: 1...4, form: nil), "An item, a class of two digits, or *."),
            .optional("villageCode", .text(.village), "Only in this village."),
            .required("words", .list(of: .words(upTo: 40), upTo: 20), "One of them in the officer's words."),
            .required("hours", .choice(of: RoutingRule.Hours.self), "While offices are open, or are not."),
            .optional("departmentCode", .text(.department), "Where the case goes."),
            .optional("departmentKind", .text(length: 1...40, form: nil), "The case's own town's office of this kind."),
            .required("note", .text(length: 0...200, form: nil), "Why."),
            .required("isActive", .boolean, "In force."),
        ]
    )

    /// Its id.
    package let id: RoutingRuleID
    /// For If-Match.
    package let version: Int
    /// Whose rule it is; absent: the city's.
    package let townCode: TownCode?
    /// The smallest counts first.
    package let priority: Int
    /// An item, a class of two digits, or *.
    package let category: String
    /// Only in this village.
    package let villageCode: VillageCode?
    /// One of them in the officer's words.
    package let words: [String]
    /// While offices are open, or are not.
    package let hours: RoutingRule.Hours
    /// Where the case goes.
    package let departmentCode: DepartmentCode?
    /// The case's own town's office of this kind.
    package let departmentKind: DepartmentKind?
    /// Why.
    package let note: String
    /// In force.
    package let isActive: Bool
}

extension RoutingRuleItem {
    init(_ rule: RoutingRule, version: Int) {
        self.init(
            id: rule.id,
            version: version,
            townCode: rule.townCode,
            priority: rule.priority,
            category: rule.category,
            villageCode: rule.villageCode,
            words: rule.words,
            hours: rule.hours,
            departmentCode: rule.departmentCode,
            departmentKind: rule.departmentKind,
            note: rule.note,
            isActive: rule.isActive
        )
    }
}
