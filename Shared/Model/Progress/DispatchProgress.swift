/// Dispatch's part of a report's progress, read in order.
struct DispatchProgress {
    var state: CaseStateName?
    var round = 0
    var isRecalled = false
    var expectedOn: Timestamp?
    var reason: Words?
    var nextWordOn: Timestamp?
    var reopenings = 0

    init(_ events: [any MessageContract]) {
        for event in events { read(event) }
    }

    private mutating func read(_ event: any MessageContract) {
        switch event {
        case is CaseOpened: state = .atCentre
        case let event as CaseDispatched:
            state = .dispatched
            round = event.round
            isRecalled = false
            expectedOn = event.dueAt
        case is CaseRecalled:
            state = .atCentre
            isRecalled = true
        case let event as CaseAccepted:
            state = .accepted
            expectedOn = event.dueAt
        case let event as CaseExtended: expectedOn = event.dueAt
        case let event as CaseRecategorised:
            if expectedOn != nil { expectedOn = event.dueAt }
        case is CaseReturned: state = .returned
        case let event as CaseSuspended:
            state = .suspended
            reason = Words(zh: event.reason, en: event.reason)
            nextWordOn = event.nextWordOn
        case let event as CaseResumed:
            state = event.stateAfter
            expectedOn = event.dueAt
        case let event as CaseRectified:
            state = .rectified
            round = event.round
        case let event as CaseReworked:
            state = .reworking
            round = event.round
            expectedOn = event.dueAt
        case is CaseClosed: state = .closed
        case is CaseReopened:
            state = .atCentre
            isRecalled = false
            reopenings += 1
        default: break
        }
    }
}
