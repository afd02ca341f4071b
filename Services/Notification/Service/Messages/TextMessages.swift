package import Model

/// Notices as text messages.
///
/// They say what happened in the words of the state and nothing else: no category, no place, no words of anybody; and what
/// nobody else may know of a person not even that. Who reads them on a stranger's telephone learns nothing.
package struct TextMessages: NoticeSender {
    private let adapter: any SMSAdapter

    package let channel = NoticeChannel.sms

    package init(adapter: any SMSAdapter) { self.adapter = adapter }

    package func send(_ delivery: Delivery) async -> DeliveryOutcome.Ending {
        await adapter.send(
            SMSMessage(
                id: delivery.notice.description,
                phone: delivery.address,
                text: Self.text(delivery.title, of: delivery.event)
            )
        )
    }

    /// Begins of types of events whose titles tell what a person is thought to have done.
    private static let confidential = ["malice.", "rewards."]

    /// A message of one part: at most 70 characters.
    /// - Parameter event: the type of what it tells of.
    package static func text(_ title: String, of event: String) -> String {
        let isConfidential = confidential.contains { event.hasPrefix($0) }
        return "【人人拍】\(isConfidential ? "您有一条新通知" : String(title.prefix(48)))。详情请打开人人拍查看。"
    }
}
