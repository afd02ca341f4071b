import Messaging
import Model

/// The notices of one batch, whatever events they are about: put into their inboxes together.
final class NoticePile: BatchWork {
    /// The pile lives in the transaction.
    private unowned let transaction: ServiceTransaction
    private var entries: [InboxEntry] = []

    init(_ transaction: ServiceTransaction) { self.transaction = transaction }

    func add(_ entries: [InboxEntry]) { self.entries += entries }

    /// A notice in the inbox of one person.
    private struct Personal {
        let notice: NoticeID
        let account: AccountID
        /// Nil for staff.
        let citizen: CitizenID?
        let entry: InboxEntry
    }

    /// The inboxes get everything at once; what goes out besides waits for the end of its person's quiet hours.
    func finish() throws {
        let (database, now) = (transaction.database, transaction.now)
        try InboxStore.insert(entries, at: now, in: database)
        let personal = try own + followers()
        let known = try PreferenceStore.load(Set(personal.map(\.account)).sorted(), in: database)
        var granted: [SubscriptionStore.Wish] = []
        var texts: [DeliveryStore.Text] = []
        for person in personal {
            let wants = known[person.account] ?? .standard
            let entry = person.entry
            func dueAt(on channel: NoticeChannel) -> Timestamp? {
                wants.dueAt(on: channel, at: now, mayDisturb: entry.mayDisturb)
            }
            if let citizen = person.citizen, let kind = SubscribedNotice(entry.event.type),
                let dueAt = dueAt(on: .weChat)
            {
                granted.append(
                    SubscriptionStore.Wish(
                        notice: person.notice,
                        citizen: citizen,
                        kind: kind,
                        dueAt: dueAt,
                        mayDisturb: entry.mayDisturb
                    )
                )
            }
            if entry.isWorthText, let dueAt = dueAt(on: .sms) {
                texts.append(DeliveryStore.Text(notice: person.notice, dueAt: dueAt, mayDisturb: entry.mayDisturb))
            }
        }
        try SubscriptionStore.enqueue(granted, at: now, in: database)
        try DeliveryStore.enqueue(texts, at: now, in: database)
    }

    /// What is written to one person from the beginning.
    private var own: [Personal] {
        entries.compactMap { entry in
            guard let account = entry.notice.recipient.account else { return nil }
            var citizen: CitizenID?
            if case .citizen(let id) = entry.notice.recipient { citizen = id }
            return Personal(notice: entry.id, account: account, citizen: citizen, entry: entry)
        }
    }

    /// What has become a notice of each follower's own, as far as any of it may go out.
    private func followers() throws -> [Personal] {
        let shared = entries.filter {
            $0.notice.recipient.isAudience && ($0.isWorthText || SubscribedNotice($0.event.type) != nil)
        }
        return try InboxStore.followers(of: shared, in: transaction.database).map { follower in
            Personal(
                notice: follower.notice,
                account: AccountID(follower.citizen.uuid),
                citizen: follower.citizen,
                entry: shared[follower.place]
            )
        }
    }
}
