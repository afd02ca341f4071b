import Messaging
import Model

/// Forgets what reporters said and showed, and tells the services that keep more of it.
enum Erasure {
    static let handlers = [
        MessageHandler(
            CitizenErased.self,
            batch: { (messages: [Received<CitizenErased>], transaction) in
                // Before any report is held, as everybody does who holds several.
                try FollowerStore.holdMergers(in: transaction.database)
                for message in messages {
                    try FollowHandlers.leave(message.body.citizenID, cause: message.envelope, transaction)
                    let reports = try ErasureStore.reports(of: [message.body.citizenID], in: transaction.database)
                    try erase(reports, message.body.reason, cause: message.envelope, transaction)
                }
                return messages.map { _ in .done }
            }
        )
    ]

    static func erase(
        _ reports: [ReportID],
        _ reason: ErasureReason,
        cause: MessageEnvelope?,
        _ transaction: ServiceTransaction
    ) throws {
        for erased in try ErasureStore.erase(reports, at: transaction.now, in: transaction.database) {
            let event = ReportErased(
                reportID: erased.report,
                townCode: erased.town,
                citizenID: erased.citizen,
                at: transaction.now,
                reason: reason
            )
            // No step of the report's machine: it has no number there.
            try transaction.emit(event, sequence: 0, cause: cause)
        }
    }
}
