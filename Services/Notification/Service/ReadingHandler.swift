package import Messaging
import Model

/// Somebody has read notices: those of their own inboxes are marked, others are passed over.
package struct ReadingHandler: Sendable {
    package init() {}

    package var all: [MessageHandler] {
        [MessageHandler(MarkNoticesRead.self, batch: read)]
    }

    private func read(_ messages: [Received<MarkNoticesRead>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        var dispositions: [Disposition] = []
        var readings: [Reading] = []
        for message in messages {
            let command = message.body
            if let refusal = command.refusal {
                dispositions.append(.refused(refusal))
            } else {
                let own = command.actor.inboxes.map(\.description)
                for id in command.noticeIDs {
                    for inbox in own {
                        readings.append(Reading(notice: id, account: command.actor.id, recipient: inbox))
                    }
                }
                dispositions.append(.done)
            }
        }
        try InboxStore.mark(readings, at: transaction.now, in: transaction.database)
        return dispositions
    }
}
