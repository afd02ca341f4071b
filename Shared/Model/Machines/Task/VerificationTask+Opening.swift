extension VerificationTask {
    /// The first verification of a registered report.
    /// - Parameter report: where it lies now, if the city's cells changed since it was registered.
    package static func first(
        _ registered: ReportRegistered,
        lyingAt report: ReportSummary? = nil,
        officerID: OfficerID,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask> {
        opened(
            VerificationTask(
                kind: .first,
                report: report ?? registered.report,
                officerID: officerID,
                round: 1,
                needsConclusion: registered.needsConclusion
            ),
            at: at,
            limits: limits
        )
    }

    /// The first verification once more, of a report that is no duplicate after all.
    package static func again(
        _ dossier: VerificationDossier,
        officerID: OfficerID,
        round: Int,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask> {
        opened(
            VerificationTask(
                kind: .first,
                report: dossier.report,
                officerID: officerID,
                round: round,
                needsConclusion: dossier.needsConclusion
            ),
            at: at,
            limits: limits
        )
    }

    /// The re-check of a rectified case.
    package static func recheck(
        _ rectified: CaseRectified,
        officerID: OfficerID,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask> {
        opened(
            VerificationTask(
                kind: .recheck,
                report: rectified.report,
                officerID: officerID,
                round: rectified.round,
                caseID: rectified.caseID,
                needsConclusion: rectified.needsConclusion,
                hasConclusion: rectified.conclusion != nil
            ),
            at: at,
            limits: limits
        )
    }

    /// Path B: the officer who called the department in may close the loop with the after-photo. Nil without call-in.
    package static func callIn(
        _ verified: ReportVerified,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask>? {
        guard verified.callIn != nil else { return nil }
        return opened(
            VerificationTask(
                kind: .recheck,
                report: verified.report,
                officerID: verified.officerID,
                round: 0,
                caseID: CaseID(of: verified.report.id),
                needsConclusion: verified.needsConclusion
            ),
            at: at,
            limits: limits
        )
    }

    /// The same at the dispatch, once the department really has the case; nil when it was not called in.
    package static func callIn(
        _ dispatched: CaseDispatched,
        dossier: VerificationDossier,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask>? {
        guard dispatched.isCalledIn, let officerID = dossier.officerID else { return nil }
        return opened(
            VerificationTask(
                kind: .recheck,
                report: dossier.report,
                officerID: officerID,
                round: 0,
                caseID: dispatched.caseID,
                needsConclusion: dossier.needsConclusion
            ),
            at: at,
            limits: limits
        )
    }

    /// The second look of an appeal, by another officer than the one whose outcome is contested.
    package static func appeal(
        _ dossier: VerificationDossier,
        officerID: OfficerID,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask> {
        opened(
            VerificationTask(
                kind: .appeal,
                report: dossier.report,
                officerID: officerID,
                round: 1,
                needsConclusion: dossier.needsConclusion,
                contestedFinding: (dossier.contestedOutcome ?? dossier.outcome) == .closed ? nil : dossier.finding,
                excludedOfficerID: dossier.officerID
            ),
            at: at,
            limits: limits
        )
    }

    /// The check of what an officer judged and solved alone, by another officer; nil for any other finding.
    package static func sample(
        _ verified: ReportVerified,
        officerID: OfficerID,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask>? {
        guard verified.finding == .resolvedOnSite, verified.kind == .first else { return nil }
        return opened(
            VerificationTask(
                kind: .sample,
                report: verified.report,
                officerID: officerID,
                round: 1,
                needsConclusion: false,
                excludedOfficerID: verified.officerID
            ),
            at: at,
            limits: limits
        )
    }

    private static func opened(
        _ task: VerificationTask,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<VerificationTask> {
        var step = TaskStep(task, in: TaskContext(at: at, limits: limits))
        let dueAt = step.startClock(task.stage)
        step.emit(
            TaskAssigned(
                report: task.report,
                at: at,
                taskID: task.id,
                kind: task.kind,
                officerID: task.officerID,
                round: task.round,
                dueAt: dueAt
            )
        )
        return step.transition
    }
}
