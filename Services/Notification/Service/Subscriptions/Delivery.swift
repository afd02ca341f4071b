package import Model

/// A notice on its way to somebody outside the system.
package struct Delivery: Sendable {
    package let notice: NoticeID
    /// Of what kind it is in WeChat; nil for a text message.
    package let kind: SubscribedNotice?
    /// An open id, or a phone number.
    package let address: String
    package let attempt: Int
    package let title: String
    package let words: String
    package let at: Timestamp
    /// Nil where it is about no single report.
    package let report: ReportID?
}
