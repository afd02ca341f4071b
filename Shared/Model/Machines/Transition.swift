/// What one step of a machine leads to: the aggregate afterwards and everything that must be written with it.
package struct Transition<Aggregate: Sendable>: Sendable {
    package let aggregate: Aggregate
    /// In the order in which they happened; for the journal and the outbox, in the same transaction.
    package let events: [any MessageContract]
    /// Timers to set and to cancel, for the scheduler.
    package let deadlines: [DeadlineAction]
    /// Messages of the departments' own contract; sent where the department has a queue.
    package let departmentMessages: [DepartmentMessage]

    package init(
        aggregate: Aggregate,
        events: [any MessageContract] = [],
        deadlines: [DeadlineAction] = [],
        departmentMessages: [DepartmentMessage] = []
    ) {
        self.aggregate = aggregate
        self.events = events
        self.deadlines = deadlines
        self.departmentMessages = departmentMessages
    }
}

/// A timer to set (or move) or to cancel.
package enum DeadlineAction: Hashable, Sendable {
    case schedule(Deadline)
    case cancel(DeadlineCancellation)
}

/// A message to one department.
package struct DepartmentMessage: Sendable {
    package let departmentCode: DepartmentCode
    package let body: any MessageContract

    package init(departmentCode: DepartmentCode, body: any MessageContract) {
        self.departmentCode = departmentCode
        self.body = body
    }
}

extension Transition {
    /// The timers to set, for one `deadline.schedule.v1`; nil when there are none.
    package var schedule: ScheduleDeadlines? {
        let deadlines = deadlines.compactMap { if case .schedule(let deadline) = $0 { deadline } else { nil } }
        return deadlines.isEmpty ? nil : ScheduleDeadlines(deadlines: deadlines)
    }

    /// The timers to cancel, for one `deadline.cancel.v1`; nil when there are none.
    package var cancellation: CancelDeadlines? {
        let deadlines = deadlines.compactMap { if case .cancel(let deadline) = $0 { deadline } else { nil } }
        return deadlines.isEmpty ? nil : CancelDeadlines(deadlines: deadlines)
    }
}
