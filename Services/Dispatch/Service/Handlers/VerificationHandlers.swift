import Messaging
import Model
import PostgreSQL

/// What the officers' re-checks and the appeals do to cases. An event is never refused: one that changes nothing came
/// late, or twice.
struct VerificationHandlers: Sendable {
    let city: CityDirectory

    var all: [MessageHandler] {
        [
            MessageHandler(RecheckPassed.self) { messages, transaction in
                try meet(
                    messages.map { ($0.body.caseID, .recheckPassed($0.body), $0) },
                    isAwaited: { _ in true },
                    transaction
                )
            },
            MessageHandler(ReportRelocated.self) { messages, transaction in
                try meet(
                    messages.map { (CaseID(of: $0.body.report.id), .relocated($0.body), $0) },
                    isAwaited: \.isConfirmed,
                    transaction
                )
            },
            MessageHandler(RecheckFailed.self) { messages, transaction in
                try apply(messages.map { (.recheckFailed($0.body), $0.envelope) }, transaction)
            },
            MessageHandler(AppealDecided.self) { messages, transaction in
                try apply(messages.map { (.appealDecided($0.body), $0.envelope) }, transaction)
            },
        ]
    }

    /// A re-check of a call-in may come before the finding that opens the case, when another instance holds that one, and
    /// so may the news that the place lies in another cell: it is kept for the opening.
    /// - Parameter isAwaited: whether there will be a case where there is none yet.
    private func meet<Body: MessageContract>(
        _ events: [(caseID: CaseID, command: DispatchCase.Command, message: Received<Body>)],
        isAwaited: (Body) -> Bool,
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let batch = CaseBatch.of(transaction, city: city)
        try batch.load(events.map(\.caseID))
        let missing = events.filter { batch[$0.caseID] == nil && isAwaited($0.message.body) }.map(\.caseID)
        if !missing.isEmpty {
            try EarlyEvents.lock(missing, in: transaction.database)
            try batch.load(missing)
            let early = events.filter { missing.contains($0.caseID) && batch[$0.caseID] == nil }
            if !early.isEmpty {
                try EarlyEvents.insert(
                    early.map { ($0.caseID, $0.message) },
                    at: transaction.now,
                    in: transaction.database
                )
            }
        }
        for event in events { _ = try batch.apply(event.command, cause: event.message.envelope) }
        return events.map { _ in .done }
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
