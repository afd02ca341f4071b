import Model

/// A finding that a report is the same as another one.
struct Merger: Sendable {
    let duplicate: ReportID
    /// The verification that found it.
    let task: TaskID
    let original: ReportID
}
