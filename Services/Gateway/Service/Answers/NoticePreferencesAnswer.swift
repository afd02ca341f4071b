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
            .optional("phone", .text(length: 0...20, form: nil), "Where text messages go: a few of its digits."),
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
    /// Where text messages go: a few of its digits.
    package let phone: String?
    /// For `If-Match`.
    package let version: Int

    init(
        quietHours: QuietHours?,
        isWeChatOn: Bool,
        isSMSOn: Bool,
        isDigestOn: Bool,
        phone: String?,
        version: Int
    ) {
        quietFrom = quietHours.map { QuietHours.text($0.from) }
        quietUntil = quietHours.map { QuietHours.text($0.until) }
        self.isWeChatOn = isWeChatOn
        self.isSMSOn = isSMSOn
        self.isDigestOn = isDigestOn
        self.phone = phone
        self.version = version
    }

    /// Where nobody has set anything.
    package static let standard = NoticePreferencesAnswer(
        quietHours: NoticePreferences.standard.quietHours,
        isWeChatOn: NoticePreferences.standard.isWeChatOn,
        isSMSOn: NoticePreferences.standard.isSMSOn,
        isDigestOn: NoticePreferences.standard.isDigestOn,
        phone: nil,
        version: 0
    )
}
