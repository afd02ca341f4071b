package import Model

/// A notice on its way to somebody outside the system.
package struct Delivery: Sendable {
    package let notice: NoticeID
    /// Of what kind it is in WeChat; nil for a text message.
    package let kind: SubscribedNotice?
    /// An open id, or a phone number.
    package let address: String
    /// From 1.
    package let attempt: Int
    package let title: String
    package let words: String
    package let at: Timestamp
    /// Nil where it is about no single report.
    package let report: ReportID?
    /// The type of the event that it tells of.
    package let event: String
}

extension Delivery {
    /// The same, to the number that its person has given.
    func going(to phone: String?) -> Delivery {
        Delivery(
            notice: notice,
            kind: kind,
            address: phone ?? "",
            attempt: attempt,
            title: title,
            words: words,
            at: at,
            report: report,
            event: event
        )
    }
}
