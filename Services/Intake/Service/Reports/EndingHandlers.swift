import Messaging
import Model

/// Keeps track of which reports are still open, the candidates for duplicates, and of which were put right, where the same
/// may come again; of where they lie and what they are about as others have corrected it.
enum EndingHandlers {
    static let all = [
        MessageHandler(
            ReportVerified.self,
            batch: { (messages: [Received<ReportVerified>], transaction) in
                let (database, now) = (transaction.database, transaction.now)
                // Before any report is held: whoever merges holds several.
                if messages.contains(where: { $0.body.finding == .duplicate }) {
                    try FollowerStore.holdMergers(in: database)
                }
                let news = messages.map { (report: $0.body.report, at: $0.body.at) }
                try CorrectionStore.place(news, in: database)
                try CorrectionStore.classify(news, in: database)
                func reports(_ wanted: (ReportVerified) -> Bool) -> [ReportID] {
                    messages.map(\.body).filter(wanted).map(\.report.id)
                }
                try ReportStore.end(
                    reports { $0.finding != .confirmed && $0.finding != .resolvedOnSite },
                    at: now,
                    in: database
                )
                try ReportStore.end(reports { $0.finding == .resolvedOnSite }, at: now, isPutRight: true, in: database)
                // An upheld appeal: what was answered goes on after all.
                try ReportStore.end(reports { $0.finding == .confirmed && $0.kind == .appeal }, at: nil, in: database)
                try CampaignHandlers.count(messages.map(\.body), in: database)
                for message in messages {
                    guard message.body.finding == .duplicate, let original = message.body.duplicateOf else { continue }
                    try FollowHandlers.merge(
                        message.body.report,
                        into: original,
                        foundBy: message.body.taskID,
                        cause: message.envelope,
                        transaction
                    )
                }
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            ReportSeparated.self,
            batch: { (messages: [Received<ReportSeparated>], transaction) in
                try FollowerStore.holdMergers(in: transaction.database)
                try ReportStore.end(messages.map(\.body.report.id), at: nil, in: transaction.database)
                for message in messages {
                    try FollowHandlers.separate(message.body, cause: message.envelope, transaction)
                }
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            CaseClosed.self,
            batch: { (messages: [Received<CaseClosed>], transaction) in
                try ReportStore.end(
                    messages.map(\.body.report.id),
                    at: transaction.now,
                    isPutRight: true,
                    in: transaction.database
                )
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            CaseRecategorised.self,
            batch: { (messages: [Received<CaseRecategorised>], transaction) in
                try CorrectionStore.classify(messages.map { ($0.body.report, $0.body.at) }, in: transaction.database)
                return messages.map { _ in .done }
            }
        ),
        MessageHandler(
            ReportRelocated.self,
            batch: { (messages: [Received<ReportRelocated>], transaction) in
                try CorrectionStore.place(messages.map { ($0.body.report, $0.body.at) }, in: transaction.database)
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
