package import Model

/// A message to the person who is signed in.
package struct NoticeItem: ResponseContent {
    package static let schema = ObjectSchema(
        "NoticeItem",
        "A message to the person who is signed in.",
        [
            .required("id", .text(.uuid), "The message."),
            .required("at", .text(.time, upTo: 40), "When it was written."),
            .required("type", .text(length: 0...80, form: nil), "The event it is about."),
            .required("title", .object(WordsAnswer.schema), "A few words."),
            .required("words", .object(WordsAnswer.schema), "The message."),
            .required("isAction", .boolean, "Something to do, not only to know."),
            .optional("reportId", .text(.uuid), "The report it is about; absent where it is about none alone."),
            .optional("taskId", .text(.uuid), "The task it is about."),
            .optional("caseId", .text(.uuid), "The case it is about."),
            .required("isRead", .boolean, "Whether it was marked as read."),
            .required(
                "deliveries",
                .list(of: .object(NoticeDelivery.schema), upTo: 2),
                "Where else it went, and how far it has come."
            ),
        ]
    )

    /// The message.
    package let id: NoticeID
    /// When it was written.
    package let at: Timestamp
    /// The event it is about.
    package let type: String
    /// A few words.
    package let title: WordsAnswer
    /// The message.
    package let words: WordsAnswer
    /// Something to do, not only to know.
    package let isAction: Bool
    /// The report it is about; nil where it is about none alone.
    package let reportId: ReportID?
    /// The task it is about.
    package let taskId: TaskID?
    /// The case it is about.
    package let caseId: CaseID?
    /// Whether it was marked as read.
    package let isRead: Bool
    /// Where else it went, and how far it has come.
    package let deliveries: [NoticeDelivery]
}
