package import Model

/// A return, an extension or a suspension of a case.
package struct RegisterItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RegisterItem",
        "A return, an extension or a suspension of a case.",
        [
            .required(
                "kind",
                .choice([
                    "returned", "recalled", "extensionAsked", "extended", "extensionRefused", "suspensionAsked",
                    "suspensionRefused", "suspended", "resumed",
                ]),
                "What was entered."
            ),
            .required("caseId", .text(.uuid), "The case."),
            .required("townCode", .text(.town), "The town."),
            .required("categoryCode", .text(.category), "Its category."),
            .optional("departmentCode", .text(.department), "The department."),
            .optional("reason", .text(length: 0...2000, form: nil), "Why."),
            .optional("until", .text(.time, upTo: 40), "The limit asked for or granted; the day of the next word."),
            .required("at", .text(.time, upTo: 40), "When."),
        ]
    )

    /// What was entered.
    package let kind: String
    /// The case.
    package let caseId: CaseID
    /// The town.
    package let townCode: TownCode
    /// Its category.
    package let categoryCode: CategoryCode
    /// The department.
    package let departmentCode: DepartmentCode?
    /// Why.
    package let reason: String?
    /// The limit asked for or granted; the day of the next word.
    package let until: Timestamp?
    /// When.
    package let at: Timestamp
}
