/// The states of a submission by name.
package enum SubmissionState: String, Codable, Sendable, CaseIterable, Hashable {
    /// Accepted at the edge, not judged yet.
    case received
    /// Registered in its grid cell.
    case registered
    /// Registered, and the duty room has not acknowledged the emergency yet.
    case alarmed
    case rejected
    /// A crime tip, passed confidentially to the police.
    case referred
}
