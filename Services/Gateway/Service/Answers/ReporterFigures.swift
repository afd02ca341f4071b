/// Who reports: newcomers and who stayed, by month, campaign and cohort of the first report.
package struct ReporterFigures: ResponseContent {
    package static let schema = ObjectSchema(
        "ReporterFigures",
        "Who reports: newcomers and who stayed, by month, campaign and cohort of the first report.",
        [
            .required("reporters", .integer(0...Int.max), "Citizens who ever reported."),
            .required("stayed", .integer(0...Int.max), "Of them reported again thirty days later, or after that."),
            .optional("topReporters", .integer(0...Int.max), "The most active 1 % of them; of the whole city alone."),
            .optional("topReports", .integer(0...Int.max), "What these sent."),
            .optional("topShare", .number(0...100), "Of all that citizens sent, per cent."),
            .required(
                "months",
                .list(of: .object(ReporterGroup.schema), upTo: 24),
                "The last 24 months in which somebody came, the newest first."
            ),
            .required("campaigns", .list(of: .object(ReporterGroup.schema), upTo: 1000), "By campaign."),
            .required("cohorts", .list(of: .object(ReporterGroup.schema), upTo: 1000), "By cohort."),
        ]
    )

    /// Citizens who ever reported.
    package let reporters: Int
    /// Of them reported again thirty days later, or after that.
    package let stayed: Int
    /// The most active 1 % of them; of the whole city alone.
    package let topReporters: Int?
    /// What these sent.
    package let topReports: Int?
    /// Of all that citizens sent, per cent.
    package let topShare: Double?
    /// The last 24 months in which somebody came, the newest first.
    package let months: [ReporterGroup]
    /// By campaign.
    package let campaigns: [ReporterGroup]
    /// By cohort.
    package let cohorts: [ReporterGroup]
}
