package import Messaging
import Model

/// Limits that were reached: the officer is urged, the task is overdue for good, a question has waited long enough.
package struct ReachedDeadlines: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [MessageHandler(DeadlineReached.self, batch: reach)]
    }

    private func reach(_ messages: [Received<DeadlineReached>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let desk = try Desk.of(transaction, city: city)
        let malice = messages.filter { $0.body.payload.stage.isMalice }
        // Locked together, in key order: whoever opens the same files waits and is not waited for.
        let ofTasks = try TaskStore.reports(
            ofTasks: messages.compactMap(\.body.payload.taskID),
            in: transaction.database
        )
        try desk.open(reports: ofTasks + malice.map(\.body.payload.reportID))
        try reachMalice(malice, desk)
        for message in messages {
            // A timer of a task that is not there, or that meanwhile has another generation, means nothing any more.
            guard let task = message.body.payload.taskID, let file = desk.file(ofTask: task) else { continue }
            _ = try desk.apply(
                .deadline(message.body),
                toTask: task,
                of: file.report.id,
                in: desk.context(for: file.report, at: max(desk.now, message.body.dueAt)),
                cause: message.envelope
            )
        }
        return messages.map { _ in .done }
    }

    /// Whoever has to decide about bad faith is urged, or did not in time.
    private func reachMalice(_ messages: [Received<DeadlineReached>], _ desk: Desk) throws {
        guard !messages.isEmpty else { return }
        try desk.openMalice(of: messages.map(\.body.payload.reportID))
        for message in messages {
            let moment = max(desk.now, message.body.dueAt)
            guard let malice = desk.malice(of: message.body.payload.reportID),
                case .success(let transition) = malice.reaching(message.body, at: moment)
            else { continue }
            try desk.take(transition, cause: message.envelope)
        }
    }
}
