/// What can happen to a dispatch case; the raw values label the arrows of its diagram.
package enum CaseTrigger: String, CaseIterable, Hashable, Sendable {
    // The town centre
    case dispatch, recall, redispatch, grantExtension, refuseExtension, suspend, refuseSuspension, resume, urge,
        recategorise
    case involve
    // The department
    case accept, giveBack, requestExtension, requestSuspension, rectify, note, assign
    // Verification
    case recheckPassed, recheckFailed, callInPassed, reopen, relocate
    // Timers
    case silence, warn, overdue
}
