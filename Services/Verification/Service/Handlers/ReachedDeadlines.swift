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
        try desk.open(tasks: messages.compactMap(\.body.payload.taskID))
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
}
