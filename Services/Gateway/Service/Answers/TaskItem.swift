package import Model

/// A task of a grid officer, in a list.
package struct TaskItem: ResponseContent {
    package static let schema = ObjectSchema(
        "TaskItem",
        "A task of a grid officer, in a list.",
        [
            .required("id", .text(.uuid), "The task."),
            .required(
                "kind",
                .choice(of: TaskKind.self),
                "first, recheck, appeal, or sample: what another officer solved alone."
            ),
            .required("state", .choice(of: TaskStateName.self), "Where it is."),
            .required("version", .integer(0...Int.max), "For If-Match."),
            .required("reportId", .text(.uuid), "The report."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("urgency", .choice(of: Urgency.self), "How fast."),
            .required("place", .object(PlaceAnswer.schema), "The pin."),
            .required("gridCode", .text(.cell), "The grid cell."),
            .required("openedAt", .text(.time, upTo: 40), "Since when."),
            .optional("dueAt", .text(.time, upTo: 40), "The limit; absent while the clock stands."),
            .optional("warnAt", .text(.time, upTo: 40), "When the responsible person is urged, before the limit."),
            .required("isOverdue", .boolean, "Recorded for good."),
            .optional("offeredTo", .text(.uuid), "The colleague who is asked to take it over."),
        ]
    )

    /// The task.
    package let id: TaskID
    /// first, recheck or appeal.
    package let kind: TaskKind
    /// Where it is.
    package let state: TaskStateName
    /// For If-Match.
    package let version: Int
    /// The report.
    package let reportId: ReportID
    /// Its category.
    package let categoryCode: CategoryCode
    /// How fast.
    package let urgency: Urgency
    /// The pin.
    package let place: PlaceAnswer
    /// The grid cell.
    package let gridCode: GridCode
    /// Since when.
    package let openedAt: Timestamp
    /// The limit; absent while the clock stands.
    package let dueAt: Timestamp?
    /// When the responsible person is urged, before the limit.
    package let warnAt: Timestamp?
    /// Recorded for good.
    package let isOverdue: Bool
    /// The colleague who is asked to take it over.
    package let offeredTo: OfficerID?
}
