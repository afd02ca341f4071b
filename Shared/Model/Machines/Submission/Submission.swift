/// A submission from the edge to its registration, and an emergency's alarm until somebody acknowledges it.
package struct Submission: Hashable, Codable, Sendable {
    package let reportID: ReportID
    /// Nil while received and when rejected.
    package private(set) var report: ReportSummary?
    package private(set) var state: SubmissionState
    /// The `sequence` of its last event.
    package private(set) var version: Int
    package private(set) var rejection: RejectionReason?
    /// 0 without alarm; 1 duty room of the town, 2 town centre, 3 city.
    package private(set) var alarmLevel: Int
    package private(set) var clockwork: Clockwork

    /// Every legal step of a submission.
    package static let table = TransitionTable<SubmissionState, SubmissionTrigger>(
        starts: [.received],
        steps: [
            (.register, [.received], .state(.registered)),
            (.alarm, [.received], .state(.alarmed)),
            (.reject, [.received], .state(.rejected)),
            (.refer, [.received], .state(.referred)),
            (.acknowledge, [.alarmed], .state(.registered)),
            (.silence, [.alarmed], .same),
        ]
    )

    private init(_ reportID: ReportID) {
        self.reportID = reportID
        state = .received
        version = 0
        alarmLevel = 0
        clockwork = Clockwork()
    }

    /// Registers, refers or rejects a submission that was accepted at the edge.
    ///
    /// - Parameter limits: those of its category where it lies.
    package static func judging(
        _ submit: SubmitReport,
        facts: SubmissionFacts,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<Submission> {
        var next = Submission(submit.reportID)
        let verdict = Verdict(submit, facts)
        switch verdict {
        case .reject(let reason):
            next.move(.reject)
            next.rejection = reason
            next.version += 1
            let event = ReportRejected(
                reportID: submit.reportID,
                citizenID: submit.citizenID,
                townCode: facts.cell?.town,
                reason: reason,
                channel: reason.channel,
                acceptedAt: submit.acceptedAt,
                at: at
            )
            return Transition(aggregate: next, events: [event])
        case .refer(let summary):
            next.move(.refer)
            let report = summary(at)
            next.report = report
            next.version += 1
            return Transition(aggregate: next, events: [ReportReferred(report: report, at: at)])
        case .register(let summary, let category, let isEmergency):
            next.move(isEmergency ? .alarm : .register)
            let report = summary(at)
            next.report = report
            next.version += 1
            var events: [any MessageContract] = [
                ReportRegistered(
                    report: report,
                    at: at,
                    words: submit.words,
                    landmark: submit.landmark,
                    photos: submit.photos,
                    officerID: submit.officerID,
                    isEmergency: isEmergency,
                    isPrivate: category.isPrivate,
                    needsConclusion: category.needsConclusion,
                    possibleDuplicates: facts.possibleDuplicates,
                    acceptedAt: submit.acceptedAt,
                    expectedAt: limits.points(of: .verification, urgency: report.urgency, from: at).dueAt,
                    recurrence: facts.recurrence
                )
            ]
            var deadlines: [DeadlineAction] = []
            if isEmergency {
                next.alarmLevel = 1
                let acknowledgeBy = next.ring(report, at: at, limits: limits, deadlines: &deadlines)
                next.version += 1
                events.append(
                    ReportAlarmed(
                        report: report,
                        at: at,
                        words: submit.words,
                        acknowledgeBy: acknowledgeBy,
                        level: next.alarmLevel
                    )
                )
            }
            return Transition(aggregate: next, events: events, deadlines: deadlines)
        }
    }

    /// The duty room (or the town centre) acknowledges the emergency.
    package func acknowledging(
        _ command: AcknowledgeAlarm,
        at: Timestamp
    ) -> Result<Transition<Submission>, Refusal> {
        if let expiresAt = command.expiresAt, at > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard [.dutyRoom, .townCentre, .cityAdmin].contains(command.actor.role), let staffID = command.actor.staffID
        else { return .failure(Refusal(.notPermitted)) }
        guard let report else { return .failure(Refusal(.alarmNotOpen)) }
        guard command.actor.scope.contains(report.townCode) else { return .failure(Refusal(.outsideYourArea)) }
        var next = self
        guard next.move(.acknowledge) else { return .failure(Refusal(.alarmNotOpen)) }
        if let expected = command.expectedVersion, expected != version {
            return .failure(Refusal(.versionConflict))
        }
        var deadlines: [DeadlineAction] = []
        next.clockwork.endAll(for: timers(report), actions: &deadlines)
        next.version += 1
        let event = AlarmAcknowledged(report: report, at: at, staffID: staffID, note: command.note)
        return .success(Transition(aggregate: next, events: [event], deadlines: deadlines))
    }

    /// Nobody acknowledged in time: one level higher; the last level stays alarmed without a further timer.
    package func reaching(
        _ reached: DeadlineReached,
        at: Timestamp,
        limits: TimeLimits
    ) -> Result<Transition<Submission>, Refusal> {
        var next = self
        guard let report, next.move(.silence), clockwork.isCurrent(reached, at: at), alarmLevel < 3 else {
            return .failure(Refusal(.deadlineStale))
        }
        var deadlines: [DeadlineAction] = []
        _ = next.clockwork.mark(.alarm, .limit, at: at)
        next.clockwork.end(.alarm, for: timers(report), actions: &deadlines)
        next.alarmLevel += 1
        next.version += 1
        let acknowledgeBy =
            next.alarmLevel < 3 ? next.ring(report, at: at, limits: limits, deadlines: &deadlines) : nil
        let event = AlarmEscalated(report: report, at: at, level: next.alarmLevel, acknowledgeBy: acknowledgeBy)
        return .success(Transition(aggregate: next, events: [event], deadlines: deadlines))
    }

    /// Takes the step that the table allows; false when it is illegal.
    @discardableResult
    private mutating func move(_ trigger: SubmissionTrigger) -> Bool {
        guard let target = Self.table.target(from: state, on: trigger) else { return false }
        if case .state(let new) = target { state = new }
        return true
    }

    private mutating func ring(
        _ report: ReportSummary,
        at: Timestamp,
        limits: TimeLimits,
        deadlines: inout [DeadlineAction]
    ) -> Timestamp {
        clockwork.start(.alarm, at: at, limits: limits, for: timers(report), actions: &deadlines)
    }

    private func timers(_ report: ReportSummary) -> Clockwork.Owner {
        Clockwork.Owner(service: .intake, aggregate: reportID, report: report)
    }
}
