/// Timers to cancel; a cancel that comes first holds.
package struct CancelDeadlines: MessageContract {
    package static let type = MessageType(literal: "deadline.cancel.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.scheduler
    package static let sentence = "Timers to cancel; a cancel that comes first holds."

    package let deadlines: [DeadlineCancellation]

    package init(
        deadlines: [DeadlineCancellation] = []
    ) {
        self.deadlines = deadlines
    }
}
