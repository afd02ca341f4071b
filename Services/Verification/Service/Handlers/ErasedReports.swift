package import Messaging
import Model

/// A report is forgotten: what its reporter answered, contested and said in the rating goes, here and in the journal.
package struct ErasedReports: Sendable {
    package init() {}

    package var all: [MessageHandler] {
        [
            MessageHandler(
                ReportErased.self,
                batch: { (messages: [Received<ReportErased>], transaction) in
                    try ErasureStore.erase(
                        messages.map(\.body.reportID),
                        at: transaction.now,
                        in: transaction.database
                    )
                    return messages.map { _ in .done }
                }
            )
        ]
    }
}
