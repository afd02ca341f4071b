/// Somebody sets how they want to hear of things outside the inbox.
package struct SetNoticePreferences: CommandContract {
    package static let type = MessageType(literal: "notice.prefer.v1")
    package static let owner = ServiceName.notification
    package static let sentence = "Somebody sets how they want to hear of things outside the inbox."

    /// Nil: at any hour.
    package let quietHours: QuietHours?
    package let isWeChatOn: Bool
    package let isSMSOn: Bool
    package let isDigestOn: Bool
    /// Nil: the number stays; empty: it is forgotten.
    package let phone: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        quietHours: QuietHours?,
        isWeChatOn: Bool,
        isSMSOn: Bool,
        isDigestOn: Bool,
        phone: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.quietHours = quietHours
        self.isWeChatOn = isWeChatOn
        self.isSMSOn = isSMSOn
        self.isDigestOn = isDigestOn
        self.phone = phone
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
