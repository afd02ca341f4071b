/// What can happen to a verification task; the raw values label the arrows of its diagram.
package enum TaskTrigger: String, CaseIterable, Hashable, Sendable {
    // The officer
    case claim, arrive, ask, recordFinding, recordRecheck
    // From one officer to another
    case offer, decline, takeOver, assignOver, moveOn, reroute
    // Help on site
    case callAssistance, answerAssistance, endAssistance
    // The centre
    case merge
    // The reporter
    case answer
    // The report ended otherwise
    case withdraw
    // Timers
    case silence, warn, overdue
}
