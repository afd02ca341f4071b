import Model
import PostgreSQL

/// What a batch adds to the record besides files and tasks: evidence, questions, answers, appeals, ratings,
/// calls for help.
struct DeskRecords {
    var evidence: [EvidenceEntry] = []
    private var asked: [QuestionAsked] = []
    private var answered: [QuestionAnswered] = []
    private var expired: [QuestionExpired] = []
    private var decided: [AppealDecided] = []
    private var appeals: [AppealOpened] = []
    private var ratings: [ReportRated] = []
    private var calls: [AssistanceCalled] = []
    private var callsAnswered: [AssistanceAnswered] = []
    private var callsEnded: [AssistanceEnded] = []
    /// Tasks that are over: what was still asked then is answered no more.
    private var over: [(task: TaskID, at: Timestamp)] = []

    mutating func take(_ events: [any MessageContract]) {
        for event in events {
            switch event {
            case let event as QuestionAsked: asked.append(event)
            case let event as QuestionAnswered: answered.append(event)
            case let event as QuestionExpired: expired.append(event)
            case let event as AppealOpened: appeals.append(event)
            case let event as AppealDecided:
                decided.append(event)
                over.append((event.taskID, event.at))
            case let event as ReportVerified: over.append((event.taskID, event.at))
            case let event as TaskWithdrawn: over.append((event.taskID, event.at))
            case let event as ReportRated: ratings.append(event)
            case let event as AssistanceCalled: calls.append(event)
            case let event as AssistanceAnswered: callsAnswered.append(event)
            case let event as AssistanceEnded: callsEnded.append(event)
            default: break
            }
        }
    }

    func store(in database: Database) throws {
        if !evidence.isEmpty { try EvidenceStore.insert(evidence, in: database) }
        if !asked.isEmpty { try DialogueStore.insert(asked, in: database) }
        if !answered.isEmpty { try DialogueStore.enter(answered, in: database) }
        if !expired.isEmpty { try DialogueStore.enter(expired, in: database) }
        if !over.isEmpty { try DialogueStore.close(over, in: database) }
        if !appeals.isEmpty { try AppealStore.insert(appeals, in: database) }
        if !decided.isEmpty { try AppealStore.enter(decided, in: database) }
        if !ratings.isEmpty { try RatingStore.insert(ratings, in: database) }
        if !calls.isEmpty { try AssistanceStore.insert(calls, in: database) }
        if !callsAnswered.isEmpty { try AssistanceStore.enter(callsAnswered, in: database) }
        if !callsEnded.isEmpty { try AssistanceStore.enter(callsEnded, in: database) }
    }
}
