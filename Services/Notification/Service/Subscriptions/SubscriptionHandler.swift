package import Messaging
import Model

/// A citizen has ticked what to be told in WeChat.
package struct SubscriptionHandler: Sendable {
    package init() {}

    package var all: [MessageHandler] {
        [MessageHandler(SubscribeToNotices.self, batch: subscribe)]
    }

    private func subscribe(_ messages: [Received<SubscribeToNotices>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        var grants: [SubscriptionStore.Grant] = []
        let dispositions = messages.map { message -> Disposition in
            if let refusal = message.body.refusal { return .refused(refusal) }
            guard let citizen = message.body.actor.citizenID else { return .refused(Refusal(.notPermitted)) }
            for kind in Set(message.body.kinds) {
                grants.append(SubscriptionStore.Grant(citizen: citizen, kind: kind, openID: message.body.openID))
            }
            return .done
        }
        try SubscriptionStore.add(grants, at: transaction.now, in: transaction.database)
        return dispositions
    }
}
