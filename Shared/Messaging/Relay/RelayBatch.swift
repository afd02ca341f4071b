package import AMQP

/// What one read of the outbox led to: which rows the broker has, and what to do with the others. Pure.
package struct RelayBatch: Sendable, Equatable {
    /// Positions that the broker confirmed; they leave the outbox.
    package var confirmed: [Int64] = []
    /// Routing keys (departments) whose rows wait before the next attempt.
    package var held: Set<String> = []
    /// Why the lane must pause before it reads again, in words for the log; nil when it need not.
    package var pause: String?

    /// Sorts the broker's answers.
    /// - Parameters:
    ///   - rows: position and routing key of each published row, in publishing order.
    ///   - outcomes: one for each row, in the same order.
    package init(lane: RelayLane, rows: [(position: Int64, routingKey: String)], outcomes: [AMQPOutcome]) {
        for (row, outcome) in zip(rows, outcomes) {
            switch (outcome, lane) {
            case (.confirmed, _):
                confirmed.append(row.position)
            case (.nacked, .departments), (.returned, .departments):
                held.insert(row.routingKey)
            case (.nacked, .services):
                pause = pause ?? "the broker refused \(row.routingKey)"
            case (.returned(let code, let text), .services):
                pause = pause ?? "no queue takes \(row.routingKey): \(code) \(text)"
            case (.failed(let error), _):
                pause = pause ?? error.message
            }
        }
    }
}
