/// A part of the loop whose duration is counted, by the clock on the wall: as long as the citizen waits.
package enum DurationStage: String, CaseIterable, Hashable, Sendable {
    /// From registration to the first finding.
    case verification
    /// From a dispatch to the department's acceptance.
    case acceptance
    /// From a dispatch, or from a failed re-check, to the department's "done".
    case rectification
    /// From registration to closing.
    case closing

    /// Who counts it.
    package var owner: ServiceName { self == .verification ? .verification : .dispatch }
}
