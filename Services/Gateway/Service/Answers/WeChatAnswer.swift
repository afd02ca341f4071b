/// How a red packet is received here.
package struct WeChatAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "WeChatAnswer",
        "How a red packet is received here.",
        [
            .required("isReady", .boolean, "WeChat is set up."),
            .optional(
                "pages",
                .text(length: 1...200, form: nil),
                "Where a simulator stands in for WeChat: its pages for sign-in and confirmation."
            ),
        ]
    )

    /// WeChat is set up.
    package let isReady: Bool
    /// Where a simulator stands in for WeChat: its pages for sign-in and confirmation.
    package let pages: String?
}
