package import Model

/// A task with what an officer needs on site. Never who reported.
package struct TaskAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "TaskAnswer",
        "A task with what an officer needs on site. Never who reported.",
        [
            .required("task", .object(TaskItem.schema), "The task."),
            .required("text", .text(length: 0...2000, form: nil), "What was reported."),
            .optional("landmark", .text(length: 0...200, form: nil), "A landmark."),
            .required("photos", .list(of: .text(.photo), upTo: 20), "Photos of the report."),
            .required("isOnBehalf", .boolean, "Made for a parent or another relative of the reporter."),
            .required("canReadRelative", .boolean, "How to reach that relative can be read now; it is recorded."),
            .required(
                "mayProposeMalice",
                .boolean,
                "Its officer may ask with the finding whether it was sent in bad faith: a first look at what a citizen with an account sent."
            ),
            .optional("question", .text(length: 0...2000, form: nil), "The question that was asked last."),
            .optional("answer", .text(length: 0...2000, form: nil), "What was answered."),
            .required(
                "assistance",
                .list(of: .object(AssistanceItem.schema), upTo: 500),
                "Units that were called for help, in the order of the calls."
            ),
            .required(
                "possibleDuplicates",
                .list(of: .text(.uuid), upTo: 20),
                "Open reports near in space and of the same category."
            ),
            .required(
                "isMergedByCentre",
                .boolean,
                "The centre found at its desk that it is a duplicate: only the centre takes it back."
            ),
            .optional("recursFrom", .text(.uuid), "An earlier report of the same place that had been put right."),
            .required("followers", .integer(0...Int.max), "How many others have the same thing to report."),
            .required("timeline", .list(of: .object(TimelineEntry.schema), upTo: 500), "What happened so far."),
        ]
    )

    /// The task.
    package let task: TaskItem
    /// What was reported.
    package let text: String
    /// A landmark.
    package let landmark: String?
    /// Photos of the report.
    package let photos: [PhotoID]
    /// Made for a parent or another relative of the reporter.
    package let isOnBehalf: Bool
    /// How to reach that relative can be read now; it is recorded.
    package let canReadRelative: Bool
    /// Its officer may ask with the finding whether it was sent in bad faith: a first look at what a citizen with an account
    /// sent.
    package let mayProposeMalice: Bool
    /// The question that was asked last.
    package let question: String?
    /// What was answered.
    package let answer: String?
    /// Units that were called for help, in the order of the calls.
    package let assistance: [AssistanceItem]
    /// Open reports near in space and of the same category.
    package let possibleDuplicates: [ReportID]
    /// The centre found at its desk that it is a duplicate: only the centre takes it back.
    package let isMergedByCentre: Bool
    /// An earlier report of the same place that had been put right.
    package let recursFrom: ReportID?
    /// How many others have the same thing to report.
    package let followers: Int
    /// What happened so far.
    package let timeline: [TimelineEntry]
}
