import Messaging
import Model

/// The centre merges a report into an open one at its desk: the same finding, events and way back as an officer's.
struct Mergers: Sendable {
    let city: CityDirectory

    var all: [MessageHandler] {
        [MessageHandler(MergeDuplicate.self, batch: merge)]
    }

    private func merge(_ messages: [Received<MergeDuplicate>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let desk = try Desk.of(transaction, city: city)
        // Duplicate and original are locked together, in key order: of two that are merged into each other at the same
        // time the second finds that its original is answered.
        let duplicates = try TaskStore.reports(ofTasks: messages.map(\.body.taskID), in: transaction.database)
        try desk.open(reports: duplicates + messages.map(\.body.originalID))
        return try messages.map { try merge($0, desk) }
    }

    private func merge(_ message: Received<MergeDuplicate>, _ desk: Desk) throws -> Disposition {
        let command = message.body
        guard let file = desk.file(ofTask: command.taskID) else { return .refused(Refusal(.unknownTask)) }
        let result = try desk.apply(
            .merge(command),
            toTask: command.taskID,
            of: file.report.id,
            in: desk.context(
                for: file.report,
                reportedPhotos: file.reportedPhotos,
                original: desk.file(command.originalID).map { OriginalReport($0.dossier) }
            ),
            cause: message.envelope,
            actor: command.actor
        )
        switch result {
        case .failure(let refusal): return .refused(refusal)
        case .success(let transition):
            desk.records.evidence.append(
                EvidenceEntry(
                    taskID: command.taskID,
                    reportID: file.report.id,
                    at: desk.now,
                    actor: command.actor,
                    rawPosition: nil,
                    evidence: Evidence(words: command.words),
                    original: command.originalID
                )
            )
            return .answered(json: try MessageCoding.text(TaskState(transition.aggregate)))
        }
    }
}
