import Messaging
import Model

/// Reached limits: silence that counts as acceptance, warnings, overdue marks. A timer that is not the current one any
/// more changes nothing.
struct DeadlineHandler: Sendable {
    let city: CityDirectory

    var handler: MessageHandler {
        MessageHandler(DeadlineReached.self) { messages, transaction in
            let batch = CaseBatch.of(transaction, city: city)
            try batch.load(messages.compactMap(\.body.payload.caseID))
            for message in messages { _ = try batch.apply(.deadline(message.body), cause: message.envelope) }
            return messages.map { _ in .done }
        }
    }
}
