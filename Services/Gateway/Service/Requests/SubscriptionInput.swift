package import Model

/// What was ticked in WeChat.
package struct SubscriptionInput: RequestContent {
    package static let schema = ObjectSchema(
        "SubscriptionInput",
        "What was ticked in WeChat.",
        [
            .required("code", .text(length: 1...256, form: .filled), "Of `wx.login`; works once."),
            .required(
                "kinds",
                .array(of: .choice(of: SubscribedNotice.self), count: 1...3),
                "One message of each, as often as it is ticked."
            ),
        ]
    )

    /// Of `wx.login`; works once.
    package let code: String
    /// One message of each, as often as it is ticked.
    package let kinds: [SubscribedNotice]

    package init(_ json: JSONObject) throws {
        code = try json.string("code")
        kinds = try json.strings("kinds").compactMap { SubscribedNotice(rawValue: $0) }
    }
}
