/// Somebody has read notices of their inbox.
package struct MarkNoticesRead: CommandContract {
    package static let type = MessageType(literal: "notice.read.v1")
    package static let owner = ServiceName.notification
    package static let sentence = "Somebody has read notices of their inbox."
    /// How many notices one command may name.
    package static let limit = 500

    /// At most `limit`; those that are not in the reader's inbox are passed over.
    package let noticeIDs: [NoticeID]
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        noticeIDs: [NoticeID] = [],
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.noticeIDs = noticeIDs
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    /// Only who has an inbox reads in one.
    package var refusal: Refusal? {
        if actor.inboxes.isEmpty { return Refusal(.notPermitted) }
        guard noticeIDs.count <= Self.limit else {
            return Refusal(.malformedBody, detail: "at most \(Self.limit) notices")
        }
        return nil
    }
}
