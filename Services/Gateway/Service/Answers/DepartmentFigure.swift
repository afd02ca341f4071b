package import Model

/// What a department did with its cases. Rates are per cent of what it was given.
package struct DepartmentFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentFigure",
        "What a department did with its cases. Rates are per cent of what it was given.",
        [
            .required("departmentCode", .text(.department), "The department."),
            .required("dispatched", .integer(0...Int.max), "Cases given to it."),
            .required("accepted", .integer(0...Int.max), "Accepted."),
            .required("acceptedBySilence", .integer(0...Int.max), "Of them because nothing was heard."),
            .optional(
                "responseRate",
                .number(0...1_000_000),
                "Accepted or returned by itself, of all that was, by silence too."
            ),
            .required("returned", .integer(0...Int.max), "Returned."),
            .optional("returnRate", .number(0...1_000_000), "Returned of what was given."),
            .required("extensionAsked", .integer(0...Int.max), "Extensions asked for."),
            .required("extended", .integer(0...Int.max), "Granted."),
            .required("extensionRefused", .integer(0...Int.max), "Refused."),
            .optional("extensionRate", .number(0...1_000_000), "Granted extensions of what was given."),
            .required("suspended", .integer(0...Int.max), "Suspensions."),
            .optional("suspensionRate", .number(0...1_000_000), "Suspensions of what was given."),
            .required("rectified", .integer(0...Int.max), "Reported done."),
            .required("rectifiedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("onTimeRate", .number(0...1_000_000), "Done in time of what was done."),
            .required("reworked", .integer(0...Int.max), "Re-checks that were not passed."),
            .optional("reworkRate", .number(0...1_000_000), "Of what was reported done."),
            .optional(
                "acceptanceMedianSeconds",
                .integer(0...Int.max),
                "Half were accepted within so long, to about 5 %."
            ),
            .optional("acceptanceP90Seconds", .integer(0...Int.max), "Nine of ten were accepted within so long."),
            .optional(
                "rectificationMedianSeconds",
                .integer(0...Int.max),
                "Half were done within so long of being given."
            ),
            .optional("rectificationP90Seconds", .integer(0...Int.max), "Nine of ten were done within so long."),
            .required("closed", .integer(0...Int.max), "Closed."),
            .required("overdue", .integer(0...Int.max), "Limits that were passed."),
        ]
    )

    /// The department.
    package let departmentCode: DepartmentCode
    /// Cases given to it.
    package let dispatched: Int
    /// Accepted.
    package let accepted: Int
    /// Of them because nothing was heard.
    package let acceptedBySilence: Int
    /// Accepted or returned by itself, of all that was, by silence too.
    package let responseRate: Double?
    /// Returned.
    package let returned: Int
    /// Returned of what was given.
    package let returnRate: Double?
    /// Extensions asked for.
    package let extensionAsked: Int
    /// Granted.
    package let extended: Int
    /// Refused.
    package let extensionRefused: Int
    /// Granted extensions of what was given.
    package let extensionRate: Double?
    /// Suspensions.
    package let suspended: Int
    /// Suspensions of what was given.
    package let suspensionRate: Double?
    /// Reported done.
    package let rectified: Int
    /// Of them in time.
    package let rectifiedInTime: Int
    /// Done in time of what was done.
    package let onTimeRate: Double?
    /// Re-checks that were not passed.
    package let reworked: Int
    /// Of what was reported done.
    package let reworkRate: Double?
    /// Half were accepted within so long, to about 5 %.
    package let acceptanceMedianSeconds: Int?
    /// Nine of ten were accepted within so long.
    package let acceptanceP90Seconds: Int?
    /// Half were done within so long of being given.
    package let rectificationMedianSeconds: Int?
    /// Nine of ten were done within so long.
    package let rectificationP90Seconds: Int?
    /// Closed.
    package let closed: Int
    /// Limits that were passed.
    package let overdue: Int
}
