package import Messaging
import Model

/// Somebody has set how they want to hear of things.
package struct PreferenceHandler: Sendable {
    package init() {}

    package var all: [MessageHandler] {
        [MessageHandler(SetNoticePreferences.self, batch: set)]
    }

    private func set(_ messages: [Received<SetNoticePreferences>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let database = transaction.database
        let accounts = Set(messages.map(\.body.actor.id)).sorted()
        var known = try PreferenceStore.lock(accounts, in: database)
        var changed: Set<AccountID> = []
        let dispositions = try messages.map { message -> Disposition in
            let account = message.body.actor.id
            switch (known[account] ?? .standard).setting(message.body, at: transaction.now) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let next):
                known[account] = next
                changed.insert(account)
                return .answered(json: try MessageCoding.text(NoticePreferencesState(next)))
            }
        }
        try PreferenceStore.store(
            changed.sorted().compactMap { account in known[account].map { (account, $0) } },
            at: transaction.now,
            in: database
        )
        return dispositions
    }
}
