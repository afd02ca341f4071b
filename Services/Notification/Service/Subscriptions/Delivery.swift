import Model

/// A notice on its way to somebody's WeChat.
struct Delivery: Sendable {
    let notice: NoticeID
    let kind: SubscribedNotice
    let openID: String
    let attempt: Int
    let title: String
    let words: String
    let at: Timestamp
    let report: ReportID
}
