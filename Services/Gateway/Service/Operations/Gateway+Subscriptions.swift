import Model

extension Gateway {
    /// Messages in WeChat beside the inbox, where the citizen ticked them.
    var subscriptionOperations: [Operation] {
        [
            command(
                "subscribeToNotices",
                "/v1/wechat/subscriptions",
                .inbox,
                zh: "订阅微信消息",
                en: "Grant messages in WeChat: one of each kind that was ticked",
                access: .citizen,
                refusals: [.wechatCodeRefused],
                content: SubscriptionInput.self
            ) { _, content, terms in
                guard let wechat else { throw Problem.unavailable("WeChat is not set up") }
                return SubscribeToNotices(
                    kinds: content.kinds,
                    openID: try await wechat.openID(code: content.code),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            }
        ]
    }
}
