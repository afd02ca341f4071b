import Model

/// A task with the moments that lists show but the machine does not need.
struct TaskEntry {
    var task: VerificationTask
    var assignedAt: Timestamp
    var claimedAt: Timestamp?
    var arrivedAt: Timestamp?
    /// From the pin at arrival.
    var arrivalMetres: Double?
    var endedAt: Timestamp?
    /// The limit, as it was last; the clock itself goes when the task ends.
    var limit: Timestamp?
    var withdrawal: WithdrawalReason?
    var isChanged = false

    /// Takes over the task after a step, and what its events tell of moments.
    mutating func take(_ next: VerificationTask, events: [any MessageContract], at moment: Timestamp) {
        limit = next.dueAt ?? task.dueAt ?? limit
        task = next
        isChanged = true
        for event in events {
            switch event {
            case let event as TaskClaimed: claimedAt = event.at
            case let event as TaskArrived:
                arrivedAt = event.at
                arrivalMetres = event.distanceMetres
            // Merged while its clock stood still: the limit had moved on with it.
            case let event as ReportVerified where event.isInTime: limit = max(limit ?? moment, moment)
            case let event as TaskWithdrawn: withdrawal = event.reason
            default: break
            }
        }
        if !next.state.isOpen, endedAt == nil { endedAt = moment }
    }

    /// Whether an ended task was ended within its limit.
    var wasInTime: Bool {
        guard let endedAt, let limit else { return true }
        return endedAt <= limit && !task.isOverdue
    }

    /// When the task was first urged, if it was in this step or while its clock still runs.
    var warnedAt: Timestamp? { task.clockwork[task.stage]?.warnedAt }
    /// When its limit was passed.
    var overdueAt: Timestamp? { task.clockwork.overdue.first { $0.stage == task.stage }?.at }
}
