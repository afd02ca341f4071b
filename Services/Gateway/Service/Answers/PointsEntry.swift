package import Model

/// One posting of points.
package struct PointsEntry: ResponseContent {
    package static let schema = ObjectSchema(
        "PointsEntry",
        "One posting of points.",
        [
            .required("at", .text(.time, upTo: 40), "When."),
            .required("points", .integer(-1_000_000...1_000_000), "How many."),
            .required("reason", .text(length: 0...80, form: nil), "What for."),
            .optional("reportId", .text(.uuid), "The report."),
        ]
    )

    /// When.
    package let at: Timestamp
    /// How many.
    package let points: Int
    /// What for.
    package let reason: String
    /// The report.
    package let reportId: ReportID?
}
