package import Model

extension ServiceTransaction {
    /// Emits what a step of a machine led to: its events now, its timers with those of the whole batch at the end.
    ///
    /// Event `n` of the step has the version before the step plus `n` for its sequence. Messages to departments are not
    /// sent here: only dispatch knows which departments have a queue.
    package func emit<Aggregate>(
        _ transition: Transition<Aggregate>,
        after version: Int,
        cause: MessageEnvelope?,
        actor: String? = nil
    ) throws {
        for (place, event) in transition.events.enumerated() {
            try emit(event, sequence: Int64(version + place + 1), cause: cause, actor: actor)
        }
        for action in transition.deadlines {
            switch action {
            case .schedule(let deadline): schedules.append(deadline)
            case .cancel(let cancellation): cancellations.append(cancellation)
            }
        }
    }

    /// Sends the gathered timers, in messages small enough to be handled in one go.
    func emitDeadlines() throws {
        let perMessage = 500
        for start in stride(from: 0, to: schedules.count, by: perMessage) {
            let part = Array(schedules[start..<min(start + perMessage, schedules.count)])
            try emit(ScheduleDeadlines(deadlines: part), sequence: 0, cause: nil)
        }
        for start in stride(from: 0, to: cancellations.count, by: perMessage) {
            let part = Array(cancellations[start..<min(start + perMessage, cancellations.count)])
            try emit(CancelDeadlines(deadlines: part), sequence: 0, cause: nil)
        }
        schedules.removeAll()
        cancellations.removeAll()
    }
}
