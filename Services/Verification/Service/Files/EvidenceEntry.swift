import Model

/// The record of how a task ended: the evidence as judged, the raw position, and what the finding came with.
struct EvidenceEntry {
    let taskID: TaskID
    let reportID: ReportID
    let at: Timestamp
    let actor: CommandActor
    let rawPosition: RawPosition?
    let evidence: Evidence
    var finding: RecordFinding?
    var conclusion: String?
    /// What the centre merged it into.
    var original: ReportID?
}
