import Messaging
import Model

/// The notices of one batch, whatever events they are about: put into their inboxes together.
final class NoticePile: BatchWork {
    /// The pile lives in the transaction.
    private unowned let transaction: ServiceTransaction
    private var entries: [InboxEntry] = []

    init(_ transaction: ServiceTransaction) { self.transaction = transaction }

    func add(_ entries: [InboxEntry]) { self.entries += entries }

    /// The inboxes get everything at once; what goes out besides waits for the end of its person's quiet hours.
    func finish() throws {
        let (database, now) = (transaction.database, transaction.now)
        try InboxStore.insert(entries, at: now, in: database)
        let personal = entries.compactMap { entry in
            entry.notice.recipient.account.map { (account: $0, entry: entry) }
        }
        let known = try PreferenceStore.load(Set(personal.map(\.account)).sorted(), in: database)
        var granted: [SubscriptionStore.Wish] = []
        var texts: [DeliveryStore.Text] = []
        for (account, entry) in personal {
            let wants = known[account] ?? .standard
            func dueAt(on channel: NoticeChannel) -> Timestamp? {
                wants.dueAt(on: channel, at: now, mayDisturb: entry.mayDisturb)
            }
            if case .citizen(let citizen) = entry.notice.recipient, let kind = SubscribedNotice(entry.event.type),
                let dueAt = dueAt(on: .weChat)
            {
                granted.append(
                    SubscriptionStore.Wish(
                        notice: entry.id,
                        citizen: citizen,
                        kind: kind,
                        dueAt: dueAt,
                        mayDisturb: entry.mayDisturb
                    )
                )
            }
            if entry.isWorthText, let dueAt = dueAt(on: .sms) {
                texts.append(DeliveryStore.Text(notice: entry.id, dueAt: dueAt, mayDisturb: entry.mayDisturb))
            }
        }
        try SubscriptionStore.enqueue(granted, at: now, in: database)
        try DeliveryStore.enqueue(texts, at: now, in: database)
    }
}
