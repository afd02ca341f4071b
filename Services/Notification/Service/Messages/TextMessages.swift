package import Model

/// Notices as text messages.
///
/// They say what happened in the words of the state and nothing else: no category, no place, no words of anybody. Who reads
/// them on a stranger's telephone learns nothing.
package struct TextMessages: NoticeSender {
    private let adapter: any SMSAdapter

    package let channel = NoticeChannel.sms

    package init(adapter: any SMSAdapter) { self.adapter = adapter }

    package func send(_ delivery: Delivery) async -> DeliveryOutcome.Ending {
        await adapter.send(
            SMSMessage(id: delivery.notice.description, phone: delivery.address, text: Self.text(delivery.title))
        )
    }

    /// A message of one part: at most 70 characters.
    package static func text(_ title: String) -> String { "【人人拍】\(title.prefix(48))。详情请打开人人拍查看。" }
}
