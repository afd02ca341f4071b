import Messaging
import Model
import PostgreSQL

/// What the officers' re-checks and the appeals do to cases. An event is never refused: one that changes nothing came
/// late, or twice.
struct VerificationHandlers: Sendable {
    let city: CityDirectory

    var all: [MessageHandler] {
        [
            MessageHandler(RecheckPassed.self, batch: passed),
            MessageHandler(RecheckFailed.self) { messages, transaction in
                try apply(messages.map { (.recheckFailed($0.body), $0.envelope) }, transaction)
            },
            MessageHandler(AppealDecided.self) { messages, transaction in
                try apply(messages.map { (.appealDecided($0.body), $0.envelope) }, transaction)
            },
        ]
    }

    /// A re-check of a call-in may come before the finding that opens the case, when another instance holds that one: it
    /// is kept for the opening.
    private func passed(_ messages: [Received<RecheckPassed>], _ transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let batch = CaseBatch.of(transaction, city: city)
        try batch.load(messages.map(\.body.caseID))
        if messages.contains(where: { batch[$0.body.caseID] == nil }) {
            let missing = messages.map(\.body.caseID).filter { batch[$0] == nil }
            try EarlyEvents.lock(missing, in: transaction.database)
            try batch.load(missing)
            let early = messages.filter { batch[$0.body.caseID] == nil }
            if !early.isEmpty { try EarlyEvents.insert(early, at: transaction.now, in: transaction.database) }
        }
        for message in messages {
            _ = try batch.apply(.recheckPassed(message.body), cause: message.envelope)
        }
        return messages.map { _ in .done }
    }

    private func apply(
        _ events: [(command: DispatchCase.Command, envelope: MessageEnvelope)],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let batch = CaseBatch.of(transaction, city: city)
        try batch.load(events.compactMap(\.command.caseID))
        for event in events { _ = try batch.apply(event.command, cause: event.envelope) }
        return events.map { _ in .done }
    }
}
