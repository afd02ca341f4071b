package import Model

/// What became of a message outside the inbox.
package struct NoticeDelivery: ResponseContent {
    package enum State: String, CaseIterable, Encodable, Sendable {
        case queued, sent, delivered, failed
    }

    package static let schema = ObjectSchema(
        "NoticeDelivery",
        "What became of a message outside the inbox.",
        [
            .required("channel", .choice(["weChat", "sms"]), "On which way."),
            .required("state", .choice(of: State.self), "How far it has come."),
            .required("at", .text(.time, upTo: 40), "Since when."),
            .optional("heldUntil", .text(.time, upTo: 40), "The end of the quiet hours that it waits for."),
            .optional("cause", .text(length: 0...80, form: nil), "Why it failed."),
        ]
    )

    /// On which way.
    package let channel: NoticeChannel
    /// How far it has come.
    package let state: State
    /// Since when.
    package let at: Timestamp
    /// The end of the quiet hours that it waits for.
    package let heldUntil: Timestamp?
    /// Why it failed.
    package let cause: String?

    /// Nil for a state that is not known here.
    init?(channel: String, stored: String, code: String?, dueAt: Timestamp, isHeld: Bool, changedAt: Timestamp) {
        guard let channel = NoticeChannel(rawValue: channel) else { return nil }
        switch stored {
        case "waiting", "sending": state = .queued
        case "sent": state = .sent
        case "delivered": state = .delivered
        case "refused", "unknown": state = .failed
        default: return nil
        }
        self.channel = channel
        at = changedAt
        heldUntil = isHeld && state == .queued ? dueAt : nil
        cause = state == .failed ? code ?? stored : nil
    }
}
