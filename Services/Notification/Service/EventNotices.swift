package import City
package import Messaging
import Model

/// Makes notices of every event that the service listens to: one statement for each batch.
package struct EventNotices: Sendable {
    private let categories: CategoryCatalogue
    /// Whether text messages can go out.
    private let isSMSOn: Bool
    /// What stands in a notice for a category that is not in use any more.
    private static let otherMatter = Words(zh: "其他事项", en: "other matter")

    package init(categories: CategoryCatalogue, isSMSOn: Bool = false) {
        self.categories = categories
        self.isSMSOn = isSMSOn
    }

    package var all: [MessageHandler] {
        let erasures = Set(Topology.erasures.map { $0.type })
        return (Topology.subscriptions[.notification] ?? []).filter { !erasures.contains($0.type) }
            .map { handler(of: $0) }
    }

    private func handler<Event: MessageContract>(of type: Event.Type) -> MessageHandler {
        let (categories, isSMSOn) = (categories, isSMSOn)
        return MessageHandler(type) { (messages: [Received<Event>], transaction) in
            let traits = try categories.traits(at: transaction.now, in: transaction.database)
            let entries = messages.flatMap { message in
                let category = Notice.category(of: message.body).flatMap { traits[$0]?.name } ?? Self.otherMatter
                return Notice.notices(of: message.body, category: category).map { notice in
                    InboxEntry(
                        event: message.envelope,
                        notice: notice,
                        mayDisturb: Notice.mayDisturb(message.body, notice.recipient),
                        isWorthText: isSMSOn && notice.isWorthText(of: message.body)
                    )
                }
            }
            // Who follows hears of what happens from then on; the notices of this batch are entered at its end.
            let changes = messages.compactMap { FollowerChange($0.body) }
            try InboxStore.follow(changes, in: transaction.database)
            transaction.work { NoticePile(transaction) }.add(entries)
            return messages.map { _ in .done }
        }
    }
}
