extension DispatchCase {
    /// Every legal step of a case.
    package static let table = TransitionTable<CaseStateName, CaseTrigger>(
        starts: [.atCentre, .dispatched],
        steps: [
            (.dispatch, [.atCentre], .state(.dispatched)),
            (.recall, [.dispatched], .state(.atCentre)),
            (.accept, [.dispatched], .state(.accepted)),
            (.silence, [.dispatched], .state(.accepted)),
            (.giveBack, [.dispatched], .state(.returned)),
            (.redispatch, [.returned], .state(.dispatched)),
            (.rectify, [.dispatched, .accepted, .reworking], .state(.rectified)),
            (.requestExtension, [.accepted, .reworking], .same),
            (.grantExtension, [.accepted, .reworking], .same),
            (.refuseExtension, [.accepted, .reworking], .same),
            (.requestSuspension, [.accepted, .reworking], .same),
            (.refuseSuspension, [.accepted, .reworking], .same),
            (.suspend, [.accepted, .reworking], .state(.suspended)),
            (.resume, [.suspended], .previous([.accepted, .reworking])),
            (.recategorise, [.atCentre, .dispatched, .accepted, .returned, .suspended, .reworking], .same),
            (.urge, [.dispatched, .accepted, .reworking], .same),
            (.involve, [.dispatched, .accepted, .suspended, .reworking], .same),
            (.assign, [.dispatched, .accepted, .suspended, .reworking], .same),
            (.note, [.dispatched, .accepted, .suspended, .rectified, .reworking], .same),
            (.recheckPassed, [.rectified], .state(.closed)),
            (.recheckFailed, [.rectified], .state(.reworking)),
            (
                .callInPassed, [.atCentre, .dispatched, .accepted, .returned, .suspended, .rectified, .reworking],
                .state(.closed)
            ),
            (.reopen, [.closed], .state(.atCentre)),
            (.relocate, [.atCentre, .dispatched, .accepted, .returned, .suspended, .rectified, .reworking], .same),
            (.warn, [.atCentre, .dispatched, .accepted, .returned, .suspended, .rectified, .reworking], .same),
            (.overdue, [.atCentre, .dispatched, .accepted, .returned, .suspended, .rectified, .reworking], .same),
        ]
    )

    /// Why a step that is not in the table is refused.
    static func refusal(of trigger: CaseTrigger, in state: CaseStateName) -> RefusalCode {
        if state == .closed { return .caseClosed }
        switch trigger {
        case .warn, .overdue, .silence: return .deadlineStale
        case .reopen: return .caseNotClosed
        case .resume: return .caseNotSuspended
        case .dispatch: return .caseNotAtCentre
        case .redispatch: return .caseNotReturned
        case .recheckPassed, .recheckFailed, .callInPassed: return .caseNotRectified
        case .recall, .accept, .giveBack, .rectify, .requestExtension, .grantExtension, .refuseExtension, .suspend,
            .requestSuspension, .refuseSuspension, .urge, .recategorise, .relocate, .involve, .assign, .note:
            break
        }
        switch state {
        case .atCentre: return .caseNotDispatched
        case .returned: return .caseAlreadyReturned
        case .suspended: return .caseSuspended
        case .rectified: return .caseRectified
        case .accepted, .reworking: return .caseAlreadyAccepted
        case .dispatched: return trigger == .suspend ? .caseNotSuspendable : .caseNotAccepted
        case .closed: return .caseClosed
        }
    }
}
