package import Messaging
import Model

/// Forgets by what the others say: the words of notices about an erased report, and everything of a citizen who is no more.
package struct ErasureHandlers: Sendable {
    package init() {}

    package var all: [MessageHandler] {
        [
            MessageHandler(
                ReportErased.self,
                batch: { (messages: [Received<ReportErased>], transaction) in
                    let known = messages.map(\.body).filter { $0.citizenID != nil }
                    try ErasureStore.blank(
                        known.map { ($0.reportID, $0.citizenID.map { "citizen:\($0)" } ?? "") },
                        in: transaction.database
                    )
                    return messages.map { _ in .done }
                }
            ),
            MessageHandler(
                CitizenErased.self,
                batch: { (messages: [Received<CitizenErased>], transaction) in
                    try ErasureStore.forget(
                        messages.map(\.body.citizenID),
                        at: transaction.now,
                        in: transaction.database
                    )
                    return messages.map { _ in .done }
                }
            ),
        ]
    }
}
