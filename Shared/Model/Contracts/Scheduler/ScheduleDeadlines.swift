/// Timers to set or to move; a lower generation than the known one is ignored.
package struct ScheduleDeadlines: MessageContract {
    package static let type = MessageType(literal: "deadline.schedule.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.scheduler
    package static let sentence = "Timers to set or to move; a lower generation than the known one is ignored."

    package let deadlines: [Deadline]

    package init(
        deadlines: [Deadline] = []
    ) {
        self.deadlines = deadlines
    }
}
