/// Verification's part of a report's progress, read in order.
struct VerificationProgress {
    var isAssigned = false
    var isVerifying = false
    var isAsking = false
    var isAppealed = false
    var finding: Finding?
    var channel: String?
    /// Until when the first verification is due; it moves when the clock stood still.
    var expectedOn: Timestamp?
    /// The round whose re-check an officer has begun.
    var recheckingRound: Int?
    /// The round whose re-check was not passed.
    var failedRound: Int?
    /// Appeals whose second look sends a closed case back to work.
    var upheldAppeals = 0
    private var contestedFinding: Finding?
    private var rounds: [TaskID: Int] = [:]

    init(_ events: [any MessageContract]) {
        for event in events { read(event) }
    }

    private mutating func read(_ event: any MessageContract) {
        switch event {
        case let event as TaskAssigned:
            if event.kind == .first {
                isAssigned = true
                expectedOn = event.dueAt
            }
            rounds[event.taskID] = event.round
        case let event as TaskClaimed: began(event.kind, event.taskID)
        case let event as TaskArrived: began(event.kind, event.taskID)
        case is QuestionAsked: isAsking = true
        case let event as QuestionAnswered:
            isAsking = false
            expectedOn = event.dueAt
        case let event as QuestionExpired:
            isAsking = false
            expectedOn = event.dueAt
        case let event as ReportVerified:
            isAsking = false
            finding = event.finding
            channel = event.channel
        case is ReportSeparated:
            isVerifying = false
            finding = nil
            channel = nil
        case let event as RecheckPassed: recheckingRound = event.round
        case let event as RecheckFailed: failedRound = event.round
        case is AppealOpened:
            isAppealed = true
            contestedFinding = finding
        case let event as AppealDecided:
            isAppealed = false
            isAsking = false
            // Only what had a case before is reopened; what was answered by the finding alone gets its first case.
            if event.isUpheld, event.finding == .confirmed, contestedFinding == .confirmed { upheldAppeals += 1 }
        default: break
        }
    }

    private mutating func began(_ kind: TaskKind, _ task: TaskID) {
        switch kind {
        case .first: isVerifying = true
        case .recheck: recheckingRound = rounds[task]
        case .appeal, .sample: break
        }
    }
}
