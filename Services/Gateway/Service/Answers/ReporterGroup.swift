/// Citizens who reported for the first time, and how many of them stayed.
package struct ReporterGroup: ResponseContent {
    package static let schema = ObjectSchema(
        "ReporterGroup",
        "Citizens who reported for the first time, and how many of them stayed.",
        [
            .required(
                "code",
                .text(length: 0...40, form: nil),
                "A month (YYYY-MM), a campaign, or a cohort; empty: none."
            ),
            .required("newcomers", .integer(0...Int.max), "Whose first report it was."),
            .required("stayed", .integer(0...Int.max), "Of them reported again thirty days later, or after that."),
            .optional("stayedRate", .number(0...100), "Stayed of the newcomers, per cent."),
        ]
    )

    /// A month (YYYY-MM), a campaign, or a cohort; empty: none.
    package let code: String
    /// Whose first report it was.
    package let newcomers: Int
    /// Of them reported again thirty days later, or after that.
    package let stayed: Int
    /// Stayed of the newcomers, per cent.
    package let stayedRate: Double?
}
