package import Model

/// People whom campaigns gather, with what came of them all.
package struct CohortItem: ResponseContent {
    package static let schema = ObjectSchema(
        "CohortItem",
        "People whom campaigns gather, with what came of them all.",
        [
            .required("code", .text(.poster, upTo: 40), "The cohort."),
            .required("kind", .choice(of: Cohort.Kind.self), "What they are."),
            .required("name", .text(length: 0...80, form: nil), "What they are called."),
            .required("campaigns", .integer(1...1000), "Of how many campaigns."),
            .required("joins", .integer(0...Int.max), "Who joined, once for each campaign."),
            .required("reports", .integer(0...Int.max), "Registered reports."),
            .required("verified", .integer(0...Int.max), "Of these, found true."),
        ]
    )

    /// The cohort.
    package let code: CohortCode
    /// What they are.
    package let kind: Cohort.Kind
    /// What they are called.
    package let name: String
    /// Of how many campaigns.
    package let campaigns: Int
    /// Who joined, once for each campaign.
    package let joins: Int
    /// Registered reports.
    package let reports: Int
    /// Of these, found true.
    package let verified: Int
}
