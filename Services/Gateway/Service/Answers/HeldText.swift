package import Model

/// A reporter's words that a person has to look at.
package struct HeldText: ResponseContent {
    package static let schema = ObjectSchema(
        "HeldText",
        "A reporter's words that a person has to look at.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("townCode", .text(.town), "Where."),
            .required("categoryCode", .text(.category), "What it is about."),
            .required("text", .text(length: 0...2000, form: nil), "The words."),
            .required("since", .text(.time, upTo: 40), "Since when it waits."),
            .required("version", .integer(1...Int.max), "For If-Match."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// Where.
    package let townCode: TownCode
    /// What it is about.
    package let categoryCode: CategoryCode
    /// The words.
    package let text: String
    /// Since when it waits.
    package let since: Timestamp
    /// For If-Match.
    package let version: Int
}
