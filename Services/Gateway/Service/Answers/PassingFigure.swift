package import Model

/// What one department returned and another answered next.
package struct PassingFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "PassingFigure",
        "What one department returned and another answered next.",
        [
            .required("fromDepartment", .text(.department), "Who returned it."),
            .required("toDepartment", .text(.department), "Whose answer came next."),
            .required("passed", .integer(0...Int.max), "How often."),
            .required(
                "accepted",
                .integer(0...Int.max),
                "Of them accepted, by silence too; the others were returned once more."
            ),
            .required("seconds", .integer(0...Int.max), "How long the cases lay between return and answer, together."),
            .required("meanSeconds", .integer(0...Int.max), "How long one of them lay."),
        ]
    )

    /// Who returned it.
    package let fromDepartment: DepartmentCode
    /// Whose answer came next.
    package let toDepartment: DepartmentCode
    /// How often.
    package let passed: Int
    /// Of them accepted, by silence too; the others were returned once more.
    package let accepted: Int
    /// How long the cases lay between return and answer, together.
    package let seconds: Int
    /// How long one of them lay.
    package let meanSeconds: Int
}
