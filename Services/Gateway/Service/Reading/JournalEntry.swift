import Messaging
import Model
import PostgreSQL

/// One message of the journal about a report.
struct JournalEntry: Sendable {
    let position: Int64
    let source: ServiceName
    let sequence: Int
    let at: Timestamp
    let body: any MessageContract

    var recorded: RecordedEvent { RecordedEvent(source: source, sequence: sequence, body: body) }

    /// The entry as a citizen reads it; nothing for what a citizen does not see.
    /// - Parameter state: what the report was in from then on.
    func citizenStep(_ state: ProgressState) -> TimelineEntry? {
        guard let step = Progress([recorded]).timeline.first else { return nil }
        return TimelineEntry(
            position: Int(position),
            at: step.at,
            type: step.type.rawValue,
            state: state,
            words: WordsAnswer(step.words),
            note: step.note,
            photos: step.photos
        )
    }
}
