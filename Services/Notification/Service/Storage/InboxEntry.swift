import Model

/// A notice on its way into the inbox, with the event that led to it.
struct InboxEntry {
    let event: MessageEnvelope
    let notice: Notice
    /// It cannot wait for the end of quiet hours.
    let mayDisturb: Bool
    /// It goes out as a text message too, where the person wants those.
    let isWorthText: Bool

    var id: NoticeID { NoticeID(event: event.id, recipient: notice.recipient) }
}
