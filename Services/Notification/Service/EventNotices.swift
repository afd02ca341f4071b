package import Messaging
import Model

/// Makes notices of every event that the service listens to: one statement for each type and batch.
package struct EventNotices: Sendable {
    private let categories: CategoryNames

    package init(categories: CategoryNames) { self.categories = categories }

    package var all: [MessageHandler] {
        (Topology.subscriptions[.notification] ?? []).map { handler(of: $0) }
    }

    private func handler<Event: MessageContract>(of type: Event.Type) -> MessageHandler {
        let categories = categories
        return MessageHandler(type) { (messages: [Received<Event>], transaction) in
            let names = try categories.names(for: transaction)
            let entries = messages.flatMap { message in
                let category = Notice.category(of: message.body).flatMap { names[$0] } ?? CategoryNames.other
                return Notice.notices(of: message.body, category: category).map { notice in
                    InboxEntry(event: message.envelope, notice: notice)
                }
            }
            try InboxStore.insert(entries, at: transaction.now, in: transaction.database)
            return messages.map { _ in .done }
        }
    }
}
