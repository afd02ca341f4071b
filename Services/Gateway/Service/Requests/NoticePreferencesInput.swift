package import Model

/// How somebody wants to hear of things outside the inbox.
package struct NoticePreferencesInput: RequestContent {
    package static let schema = ObjectSchema(
        "NoticePreferencesInput",
        "How somebody wants to hear of things outside the inbox.",
        [
            .optional("quietFrom", .text(.timeOfDay, upTo: 5), "When quiet hours begin, local time; absent: none."),
            .optional("quietUntil", .text(.timeOfDay, upTo: 5), "When they end; over midnight or not."),
            .required("isWeChatOn", .boolean, "Subscribe messages of WeChat, where they were ticked."),
            .required("isSMSOn", .boolean, "Text messages; they need a phone number."),
            .required("isDigestOn", .boolean, "What is due, overdue and new, once on every working day."),
            .optional(
                "phone",
                .text(length: 0...20, form: nil),
                "Where text messages go; absent: as before, empty: none."
            ),
        ]
    )

    /// Nil: at any hour.
    package let quietHours: QuietHours?
    /// Subscribe messages of WeChat, where they were ticked.
    package let isWeChatOn: Bool
    /// Text messages; they need a phone number.
    package let isSMSOn: Bool
    /// What is due, overdue and new, once on every working day.
    package let isDigestOn: Bool
    /// Where text messages go; nil: as before, empty: none.
    package let phone: String?

    package init(_ json: JSONObject) throws {
        let from = try json.optionalString("quietFrom").flatMap(QuietHours.minute)
        let until = try json.optionalString("quietUntil").flatMap(QuietHours.minute)
        switch (from, until) {
        case (nil, nil): quietHours = nil
        case (let from?, let until?):
            guard let hours = QuietHours(from: from, until: until) else {
                throw Problem.field("/quietUntil", "is when they begin")
            }
            quietHours = hours
        case (nil, _): throw Problem.field("/quietFrom", "is missing")
        case (_, nil): throw Problem.field("/quietUntil", "is missing")
        }
        isWeChatOn = try json.boolean("isWeChatOn")
        isSMSOn = try json.boolean("isSMSOn")
        isDigestOn = try json.boolean("isDigestOn")
        phone = try json.optionalString("phone")
    }
}
