/// A citizen grants messages in WeChat: one of each kind that was ticked.
package struct SubscribeToNotices: CommandContract {
    package static let type = MessageType(literal: "notice.subscribe.v1")
    package static let owner = ServiceName.notification
    package static let sentence = "A citizen grants messages in WeChat: one of each kind that was ticked."

    package let kinds: [SubscribedNotice]
    /// Who is to get them, as WeChat told the gateway of the one who ticked.
    package let openID: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        kinds: [SubscribedNotice],
        openID: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.kinds = kinds
        self.openID = openID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    /// WeChat is the citizens'.
    package var refusal: Refusal? { actor.citizenID == nil ? Refusal(.notPermitted) : nil }
}
