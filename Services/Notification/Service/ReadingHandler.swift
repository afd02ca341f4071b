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
            let (command, inboxes) = (message.body, message.body.actor.inboxes)
            if inboxes.isEmpty {
                dispositions.append(.refused(Refusal(.notPermitted)))
            } else if command.noticeIDs.count > MarkNoticesRead.limit {
                dispositions.append(
                    .refused(Refusal(.malformedBody, detail: "at most \(MarkNoticesRead.limit) notices"))
                )
            } else {
                let own = inboxes.map(\.description)
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
