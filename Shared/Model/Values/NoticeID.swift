package import FoundationEssentials

/// One notice in somebody's inbox (UUIDv8 derived from the event and the recipient).
package struct NoticeID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }

    /// The notice that an event leads to for one recipient: however often the event comes, it is the same.
    package init(event: MessageID, recipient: NoticeRecipient) {
        self.init(.named("notice/\(event)/\(recipient)"))
    }
}
