import Model

/// A notice on its way into the inbox, with the event that led to it.
struct InboxEntry {
    let event: MessageEnvelope
    let notice: Notice

    var id: NoticeID { NoticeID(event: event.id, recipient: notice.recipient) }
}
