import Messaging
import Model

/// People decide about words that were held.
enum TextHandlers {
    static let commands = [
        MessageHandler(
            DecideText.self,
            batch: { (messages: [Received<DecideText>], transaction) in
                var checks = try TextCheckStore.load(messages.map(\.body.reportID), in: transaction.database)
                return try messages.map { message -> Disposition in
                    let command = message.body
                    guard let check = checks[command.reportID] else { return .refused(Refusal(.unknownReport)) }
                    switch check.deciding(command, at: transaction.now) {
                    case .failure(let refusal): return .refused(refusal)
                    case .success(let transition):
                        let next = transition.aggregate
                        checks[command.reportID] = next
                        try TextCheckStore.store(next, at: transaction.now, in: transaction.database)
                        for case let event as TextDecided in transition.events {
                            try transaction.emit(
                                event,
                                sequence: 0,
                                cause: message.envelope,
                                actor: "\(command.actor.role.rawValue):\(command.actor.id)"
                            )
                        }
                        return .answered(
                            json: try MessageCoding.text(
                                TextState(reportID: command.reportID, state: next.state, version: next.version)
                            )
                        )
                    }
                }
            }
        )
    ]
}
