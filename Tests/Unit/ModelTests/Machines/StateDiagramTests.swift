import Testing

@testable import Model

@Suite("State diagrams")
struct StateDiagramTests {
    @Test("Every state and every legal step is drawn")
    func everythingIsDrawn() {
        let text = StateDiagrams.dispatchCase
        for state in CaseStateName.allCases { #expect(text.contains("    \(state.rawValue) : ")) }
        for trigger in CaseTrigger.allCases { #expect(text.contains(trigger.rawValue), "\(trigger) is not drawn") }
        #expect(text.contains("    rectified --> closed : recheckPassed, callInPassed\n"))
        #expect(text.contains("    suspended --> accepted : resume\n"))
        for trigger in TaskTrigger.allCases { #expect(StateDiagrams.task.contains(trigger.rawValue)) }
        for trigger in SubmissionTrigger.allCases { #expect(StateDiagrams.submission.contains(trigger.rawValue)) }
    }

    @Test("Only a re-check leads to closed")
    func onlyARecheckCloses() {
        let triggers = DispatchCase.table.rows.filter { $0.target == .state(.closed) }.map(\.trigger)
        #expect(Set(triggers) == [.recheckPassed, .callInPassed])
    }

    @Test("No state but the ends is a trap")
    func noTraps() {
        for state in CaseStateName.allCases { #expect(!DispatchCase.table.triggers(in: state).isEmpty) }
        for state in TaskStateName.allCases {
            #expect(VerificationTask.table.triggers(in: state).isEmpty == !state.isOpen)
        }
    }
}
