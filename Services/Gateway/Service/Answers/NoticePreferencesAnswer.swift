import Model

/// How somebody wants to hear of things outside the inbox.
package struct NoticePreferencesAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "NoticePreferencesAnswer",
        "How somebody wants to hear of things outside the inbox.",
        [
            .optional("quietFrom", .text(.timeOfDay, upTo: 5), "When quiet hours begin, local time; absent: none."),
            .optional("quietUntil", .text(.timeOfDay, upTo: 5), "When they end."),
            .required("isWeChatOn", .boolean, "Subscribe messages of WeChat, where they were ticked."),
            .required("isSMSOn", .boolean, "Text messages."),
            .required("isDigestOn", .boolean, "What is due, overdue and new, once on every working day."),
            .optional(
                "phone",
                .text(length: 0...20, form: nil),
                "Where text messages go: a few of its digits; in a copy of one's own all of them."
            ),
            .required("version", .integer(0...Int.max), "For `If-Match`."),
        ]
    )

    /// When quiet hours begin, local time; nil: none.
    package let quietFrom: String?
    /// When they end.
    package let quietUntil: String?
    /// Subscribe messages of WeChat, where they were ticked.
    package let isWeChatOn: Bool
    /// Text messages.
    package let isSMSOn: Bool
    /// What is due, overdue and new, once on every working day.
    package let isDigestOn: Bool
    /// Where text messages go: a few of its digits; in a copy of one's own all of them.
    package let phone: String?
    /// For `If-Match`.
    package let version: Int

    /// - Parameter isWhole: the number with all its digits, for a person's own copy.
    init(_ preferences: NoticePreferences, isWhole: Bool = false) {
        quietFrom = preferences.quietHours.map { QuietHours.text($0.from) }
        quietUntil = preferences.quietHours.map { QuietHours.text($0.until) }
        isWeChatOn = preferences.isWeChatOn
        isSMSOn = preferences.isSMSOn
        isDigestOn = preferences.isDigestOn
        phone = isWhole ? preferences.phone : preferences.maskedPhone
        version = preferences.version
    }
}
