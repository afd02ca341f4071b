import Messaging

/// The notices of one batch, whatever events they are about: put into their inboxes together.
final class NoticePile: BatchWork {
    /// The pile lives in the transaction.
    private unowned let transaction: ServiceTransaction
    private var entries: [InboxEntry] = []

    init(_ transaction: ServiceTransaction) { self.transaction = transaction }

    func add(_ entries: [InboxEntry]) { self.entries += entries }

    func finish() throws {
        try InboxStore.insert(entries, at: transaction.now, in: transaction.database)
    }
}
