/// A timer is due: sent straight to its owner.
package struct DeadlineReached: MessageContract {
    package static let type = MessageType(literal: "deadline.reached.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.scheduler
    package static let sentence = "A timer is due: sent straight to its owner."

    package let key: DeadlineKey
    package let generation: Int
    package let dueAt: Timestamp
    package let payload: DeadlinePayload

    package init(
        key: DeadlineKey,
        generation: Int,
        dueAt: Timestamp,
        payload: DeadlinePayload
    ) {
        self.key = key
        self.generation = generation
        self.dueAt = dueAt
        self.payload = payload
    }

    package var subject: ReportID? { payload.reportID }
    package var town: TownCode? { payload.townCode }
}
