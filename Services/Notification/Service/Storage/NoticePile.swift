import Messaging
import Model

/// The notices of one batch, whatever events they are about: put into their inboxes together.
final class NoticePile: BatchWork {
    /// The pile lives in the transaction.
    private unowned let transaction: ServiceTransaction
    private var entries: [InboxEntry] = []

    init(_ transaction: ServiceTransaction) { self.transaction = transaction }

    func add(_ entries: [InboxEntry]) { self.entries += entries }

    func finish() throws {
        try InboxStore.insert(entries, at: transaction.now, in: transaction.database)
        try SubscriptionStore.enqueue(
            entries.compactMap { entry in
                guard case .citizen(let citizen) = entry.notice.recipient, let kind = SubscribedNotice(entry.event.type)
                else { return nil }
                return (id: entry.id, citizen: citizen, kind: kind)
            },
            at: transaction.now,
            in: transaction.database
        )
    }
}
