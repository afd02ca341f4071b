extension VerificationTask {
    /// Every legal step of a task.
    package static let table = TransitionTable<TaskStateName, TaskTrigger>(
        starts: [.assigned],
        steps: [
            (.claim, [.assigned], .state(.claimed)),
            (.arrive, [.claimed], .state(.arrived)),
            (.ask, [.claimed, .arrived], .state(.asking)),
            (.answer, [.asking], .previous([.claimed, .arrived])),
            (.silence, [.asking], .previous([.claimed, .arrived])),
            (.recordFinding, [.claimed, .arrived], .state(.concluded)),
            (.recordRecheck, [.assigned, .claimed, .arrived], .state(.concluded)),
            (.offer, [.assigned, .claimed, .arrived], .same),
            (.decline, [.assigned, .claimed, .arrived], .same),
            (.takeOver, [.assigned, .claimed, .arrived], .state(.claimed)),
            (.assignOver, [.assigned, .claimed, .arrived], .state(.assigned)),
            (.moveOn, [.assigned], .same),
            (.reroute, [.assigned, .claimed], .state(.assigned)),
            (.callAssistance, [.arrived], .same),
            (.answerAssistance, [.assigned, .claimed, .arrived, .asking], .same),
            (.endAssistance, [.assigned, .claimed, .arrived, .asking], .same),
            (.merge, [.assigned, .claimed, .arrived, .asking], .state(.concluded)),
            (.withdraw, [.assigned, .claimed, .arrived, .asking], .state(.withdrawn)),
            (.warn, [.assigned, .claimed, .arrived], .same),
            (.overdue, [.assigned, .claimed, .arrived], .same),
        ]
    )

    /// The kinds of task that a step applies to.
    static func kinds(of trigger: TaskTrigger) -> [TaskKind] {
        switch trigger {
        case .ask, .answer, .silence, .recordFinding, .callAssistance, .answerAssistance, .endAssistance:
            [.first, .appeal]
        case .merge: [.first]
        case .recordRecheck: [.recheck, .sample]
        case .claim, .arrive, .offer, .decline, .takeOver, .assignOver, .moveOn, .reroute, .withdraw, .warn,
            .overdue:
            TaskKind.allCases
        }
    }

    /// Why a step that is not in the table is refused.
    static func refusal(of trigger: TaskTrigger, in state: TaskStateName) -> RefusalCode {
        switch (state, trigger) {
        case (_, .warn), (_, .overdue), (_, .silence): .deadlineStale
        case (.concluded, _): .taskConcluded
        case (.withdrawn, _): .taskWithdrawn
        case (_, .answer): .questionNotOpen
        case (.asking, .offer), (.asking, .decline), (.asking, .takeOver), (.asking, .assignOver), (.asking, .reroute):
            .questionOpen
        case (_, .moveOn): .taskAlreadyClaimed
        case (.claimed, .callAssistance): .taskNotArrived
        case (.asking, .callAssistance): .questionOpen
        case (.asking, .arrive), (.asking, .ask), (.asking, .recordFinding), (.asking, .recordRecheck): .questionOpen
        case (_, .claim): .taskAlreadyClaimed
        case (.arrived, .arrive), (.arrived, .reroute): .taskAlreadyArrived
        default: .taskNotClaimed
        }
    }
}
