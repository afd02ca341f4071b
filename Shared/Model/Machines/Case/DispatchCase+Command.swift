extension DispatchCase {
    /// Everything that a case listens to: commands of people, events of verification, timers.
    package enum Command: Sendable {
        case dispatch(DispatchCaseToDepartment)
        case recall(RecallCase)
        case decideReturn(DecideReturn)
        case decideExtension(DecideExtension)
        case suspend(SuspendCase)
        case decideSuspension(DecideSuspension)
        case resume(ResumeCase)
        case urge(UrgeCase)
        case recategorise(RecategoriseCase)
        case accept(AcceptCase)
        case giveBack(ReturnCase)
        case requestExtension(RequestExtension)
        case requestSuspension(RequestSuspension)
        case rectify(RectifyCase)
        case note(NoteProgress)
        case assign(AssignMember)
        case involve(InvolveDepartments)
        case recheckPassed(RecheckPassed)
        case recheckFailed(RecheckFailed)
        case appealDecided(AppealDecided)
        case relocated(ReportRelocated)
        case deadline(DeadlineReached)

        /// Wraps a contract; nil for one that no case listens to.
        package init?(_ contract: any MessageContract) {
            switch contract {
            case let body as DispatchCaseToDepartment: self = .dispatch(body)
            case let body as RecallCase: self = .recall(body)
            case let body as DecideReturn: self = .decideReturn(body)
            case let body as DecideExtension: self = .decideExtension(body)
            case let body as SuspendCase: self = .suspend(body)
            case let body as DecideSuspension: self = .decideSuspension(body)
            case let body as ResumeCase: self = .resume(body)
            case let body as UrgeCase: self = .urge(body)
            case let body as RecategoriseCase: self = .recategorise(body)
            case let body as AcceptCase: self = .accept(body)
            case let body as ReturnCase: self = .giveBack(body)
            case let body as RequestExtension: self = .requestExtension(body)
            case let body as RequestSuspension: self = .requestSuspension(body)
            case let body as RectifyCase: self = .rectify(body)
            case let body as NoteProgress: self = .note(body)
            case let body as AssignMember: self = .assign(body)
            case let body as InvolveDepartments: self = .involve(body)
            case let body as RecheckPassed: self = .recheckPassed(body)
            case let body as RecheckFailed: self = .recheckFailed(body)
            case let body as AppealDecided: self = .appealDecided(body)
            case let body as ReportRelocated: self = .relocated(body)
            case let body as DeadlineReached: self = .deadline(body)
            default: return nil
            }
        }

        /// The case it is meant for.
        package var caseID: CaseID? {
            switch self {
            case .dispatch(let body): body.caseID
            case .recall(let body): body.caseID
            case .decideReturn(let body): body.caseID
            case .decideExtension(let body): body.caseID
            case .suspend(let body): body.caseID
            case .decideSuspension(let body): body.caseID
            case .resume(let body): body.caseID
            case .urge(let body): body.caseID
            case .recategorise(let body): body.caseID
            case .accept(let body): body.caseID
            case .giveBack(let body): body.caseID
            case .requestExtension(let body): body.caseID
            case .requestSuspension(let body): body.caseID
            case .rectify(let body): body.caseID
            case .note(let body): body.caseID
            case .assign(let body): body.caseID
            case .involve(let body): body.caseID
            case .recheckPassed(let body): body.caseID
            case .recheckFailed(let body): body.caseID
            case .appealDecided(let body): CaseID(of: body.report.id)
            case .relocated(let body): CaseID(of: body.report.id)
            case .deadline(let body): body.payload.caseID
            }
        }

        /// The report with the category and the place whose limits count for the step.
        package func limited(_ report: ReportSummary) -> ReportSummary {
            switch self {
            // The second look may have corrected both.
            case .appealDecided(let body): return body.report
            case .recategorise(let body):
                var report = report
                report.categoryCode = body.categoryCode
                return report
            default: return report
            }
        }
    }

    /// The step's result: the case afterwards with its messages, or why not. A refused timer or event is no error:
    /// it came late or twice, and is acknowledged.
    /// - Parameters:
    ///   - limits: those of the report, of the category that the command gives it where it does.
    ///   - category: the one that the command names, looked up by the service.
    package func applying(
        _ command: Command,
        at: Timestamp,
        limits: TimeLimits,
        category: CategoryTraits? = nil
    ) -> Result<Transition<DispatchCase>, Refusal> {
        var step = CaseStep(self, at: at, limits: limits)
        do throws(Refusal) {
            switch command {
            case .dispatch(let body): try step.dispatch(body)
            case .recall(let body): try step.recall(body)
            case .decideReturn(let body): try step.decideReturn(body)
            case .decideExtension(let body): try step.decideExtension(body)
            case .suspend(let body): try step.suspend(body)
            case .decideSuspension(let body): try step.decideSuspension(body)
            case .resume(let body): try step.resume(body)
            case .urge(let body): try step.urge(body)
            case .recategorise(let body): try step.recategorise(body, as: category)
            case .accept(let body): try step.accept(body)
            case .giveBack(let body): try step.giveBack(body)
            case .requestExtension(let body): try step.requestExtension(body)
            case .requestSuspension(let body): try step.requestSuspension(body)
            case .rectify(let body): try step.rectify(body)
            case .note(let body): try step.note(body)
            case .assign(let body): try step.assign(body)
            case .involve(let body): try step.involve(body)
            case .recheckPassed(let body): try step.recheckPassed(body)
            case .recheckFailed(let body): try step.recheckFailed(body)
            case .appealDecided(let body): try step.appealDecided(body)
            case .relocated(let body): try step.relocated(body)
            case .deadline(let body): try step.deadline(body)
            }
        } catch {
            return .failure(error)
        }
        return .success(step.transition)
    }

    /// A new case from a confirmed finding; nil for any other finding.
    package static func opening(
        _ verified: ReportVerified,
        categoryName: String,
        route: CaseRoute,
        at: Timestamp,
        limits: TimeLimits
    ) -> Transition<DispatchCase>? {
        guard verified.finding == .confirmed else { return nil }
        let new = DispatchCase(
            report: verified.report,
            brief: CaseBrief(verified, categoryName: categoryName)
        )
        var step = CaseStep(new, at: at, limits: limits)
        step.open(route)
        return step.transition
    }
}
