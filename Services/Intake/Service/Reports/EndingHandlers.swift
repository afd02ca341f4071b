import Messaging
import Model

/// Keeps track of which reports are still open: candidates for duplicates.
enum EndingHandlers {
    static let all = [
        MessageHandler(
            ReportVerified.self,
            batch: { (messages: [Received<ReportVerified>], transaction) in
                let ended = messages.filter { $0.body.finding != .confirmed }.map(\.body.report.id)
                if !ended.isEmpty { try ReportStore.end(ended, at: transaction.now, in: transaction.database) }
                // An upheld appeal: what was answered goes on after all.
                let revived = messages.filter { $0.body.finding == .confirmed && $0.body.kind == .appeal }
                    .map(\.body.report.id)
                if !revived.isEmpty { try ReportStore.end(revived, at: nil, in: transaction.database) }
                for message in messages {
                    guard message.body.finding == .duplicate, let original = message.body.duplicateOf else { continue }
                    try FollowHandlers.merge(message.body.report, into: original, cause: message.envelope, transaction)
                }
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            CaseClosed.self,
            batch: { (messages: [Received<CaseClosed>], transaction) in
                try ReportStore.end(messages.map(\.body.report.id), at: transaction.now, in: transaction.database)
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            CaseReopened.self,
            batch: { (messages: [Received<CaseReopened>], transaction) in
                try ReportStore.end(messages.map(\.body.report.id), at: nil, in: transaction.database)
                return messages.map { _ in .done }
            }
        ),
    ]
}
