package import Model

/// How the system is doing: what waits, how long, and which processes are connected. No words and no people.
package struct BoardAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardAnswer",
        "How the system is doing: what waits, how long, and which processes are connected. No words and no people.",
        [
            .required("at", .text(.time, upTo: 40), "When it was read."),
            .required(
                "processes",
                .list(of: .object(BoardProcess.schema), upTo: 200),
                "Processes with a connection to the database."
            ),
            .required("relays", .list(of: .object(BoardRelay.schema), upTo: 200), "Outboxes that are not empty."),
            .required(
                "parked",
                .list(of: .object(BoardParked.schema), upTo: 200),
                "What was put aside and is not dealt with, newest first."
            ),
            .required("timers", .list(of: .object(BoardTimers.schema), upTo: 200), "Timers by their owner."),
            .optional(
                "queues",
                .list(of: .object(BoardQueue.schema), upTo: 500),
                "The broker's queues; absent where it was not asked, or did not answer."
            ),
            .required("payouts", .list(of: .object(BoardPayouts.schema), upTo: 200), "Payouts by state."),
        ]
    )

    /// When it was read.
    package let at: Timestamp
    /// Processes with a connection to the database.
    package var processes: [BoardProcess]
    /// Outboxes that are not empty.
    package let relays: [BoardRelay]
    /// What was put aside and is not dealt with, newest first.
    package let parked: [BoardParked]
    /// Timers by their owner.
    package let timers: [BoardTimers]
    /// The broker's queues; absent where it was not asked, or did not answer.
    package var queues: [BoardQueue]?
    /// Payouts by state.
    package let payouts: [BoardPayouts]
}
