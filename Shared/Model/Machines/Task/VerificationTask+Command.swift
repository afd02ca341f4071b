extension VerificationTask {
    /// Everything that a task listens to.
    package enum Command: Sendable {
        case claim(ClaimTask)
        case arrive(ArriveAtTask)
        case ask(AskQuestion)
        case answer(AnswerQuestion)
        case recordFinding(RecordFinding)
        case recordRecheck(RecordRecheck)
        case offer(OfferTask)
        case decideOffer(DecideOffer)
        case callAssistance(CallAssistance)
        case answerAssistance(AnswerAssistance)
        case endAssistance(EndAssistance)
        case merge(MergeDuplicate)
        /// The officer is on leave: to this one.
        case moveOn(OfficerID)
        /// The city's cells changed: to whoever is on duty for its place now.
        case reroute(OfficerID)
        case withdraw(WithdrawalReason)
        case deadline(DeadlineReached)

        /// Wraps a contract; nil for one that no task listens to.
        package init?(_ contract: any MessageContract) {
            switch contract {
            case let body as ClaimTask: self = .claim(body)
            case let body as ArriveAtTask: self = .arrive(body)
            case let body as AskQuestion: self = .ask(body)
            case let body as AnswerQuestion: self = .answer(body)
            case let body as RecordFinding: self = .recordFinding(body)
            case let body as RecordRecheck: self = .recordRecheck(body)
            case let body as OfferTask: self = .offer(body)
            case let body as DecideOffer: self = .decideOffer(body)
            case let body as CallAssistance: self = .callAssistance(body)
            case let body as AnswerAssistance: self = .answerAssistance(body)
            case let body as EndAssistance: self = .endAssistance(body)
            case let body as MergeDuplicate: self = .merge(body)
            case let body as DeadlineReached: self = .deadline(body)
            default: return nil
            }
        }

        /// The task it is meant for; nil for an answer, which goes to the report's task in `asking`.
        package var taskID: TaskID? {
            switch self {
            case .claim(let body): body.taskID
            case .arrive(let body): body.taskID
            case .ask(let body): body.taskID
            case .recordFinding(let body): body.taskID
            case .recordRecheck(let body): body.taskID
            case .offer(let body): body.taskID
            case .decideOffer(let body): body.taskID
            case .callAssistance(let body): body.taskID
            case .answerAssistance(let body): body.taskID
            case .endAssistance(let body): body.taskID
            case .merge(let body): body.taskID
            case .deadline(let body): body.payload.taskID
            case .answer, .moveOn, .reroute, .withdraw: nil
            }
        }
    }

    /// The step's result: the task afterwards with its messages, or why not.
    package func applying(
        _ command: Command,
        in context: TaskContext
    ) -> Result<Transition<VerificationTask>, Refusal> {
        var step = TaskStep(self, in: context)
        do throws(Refusal) {
            switch command {
            case .claim(let body): try step.claim(body)
            case .arrive(let body): try step.arrive(body)
            case .ask(let body): try step.ask(body)
            case .answer(let body): try step.answer(body)
            case .recordFinding(let body): try step.recordFinding(body)
            case .recordRecheck(let body): try step.recordRecheck(body)
            case .offer(let body): try step.offer(body)
            case .decideOffer(let body): try step.decideOffer(body)
            case .callAssistance(let body): try step.callAssistance(body)
            case .answerAssistance(let body): try step.answerAssistance(body)
            case .endAssistance(let body): try step.endAssistance(body)
            case .merge(let body): try step.merge(body)
            case .moveOn(let officer): try step.moveOn(to: officer)
            case .reroute(let officer): try step.reroute(to: officer)
            case .withdraw(let reason): try step.withdraw(reason)
            case .deadline(let body): try step.deadline(body)
            }
        } catch {
            return .failure(error)
        }
        return .success(step.transition)
    }
}
