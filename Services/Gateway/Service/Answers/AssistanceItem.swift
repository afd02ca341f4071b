package import Model

/// A unit that an officer on site called for help. Nothing of the reporter's own.
package struct AssistanceItem: ResponseContent {
    package static let schema = ObjectSchema(
        "AssistanceItem",
        "A unit that an officer on site called for help. Nothing of the reporter's own.",
        [
            .required("taskId", .text(.uuid), "The officer's task."),
            .required("number", .integer(1...Int.max), "Of the call, within the task."),
            .required("departmentCode", .text(.department), "Who is called."),
            .required(
                "state",
                .choice(of: AssistanceState.self),
                "called, coming, cannot, or ended: needed no more."
            ),
            .required("categoryCode", .text(.category), "What it is about."),
            .required("urgency", .choice(of: Urgency.self), "How fast."),
            .required("place", .object(PlaceAnswer.schema), "Where."),
            .required("gridCode", .text(.cell), "The grid cell."),
            .required("text", .text(length: 0...2000, form: nil), "What the officer needs."),
            .required("calledAt", .text(.time, upTo: 40), "When."),
            .optional("answer", .text(length: 0...2000, form: nil), "What the unit said."),
            .optional("answeredAt", .text(.time, upTo: 40), "When it answered last."),
        ]
    )

    /// The officer's task.
    package let taskId: TaskID
    /// Of the call, within the task.
    package let number: Int
    /// Who is called.
    package let departmentCode: DepartmentCode
    /// called, coming, cannot, or ended: needed no more.
    package let state: AssistanceState
    /// What it is about.
    package let categoryCode: CategoryCode
    /// How fast.
    package let urgency: Urgency
    /// Where.
    package let place: PlaceAnswer
    /// The grid cell.
    package let gridCode: GridCode
    /// What the officer needs.
    package let text: String
    /// When.
    package let calledAt: Timestamp
    /// What the unit said.
    package let answer: String?
    /// When it answered last.
    package let answeredAt: Timestamp?
}
