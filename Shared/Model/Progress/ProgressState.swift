/// What a report looks like from outside: derived from events, never stored as a truth of its own.
package enum ProgressState: String, Codable, Sendable, CaseIterable, Hashable {
    case received, registered, verifying, question, rejected, outOfRemit, unfounded, goneOnArrival, unlocatable
    case duplicate, resolvedOnSite, confirmed, dispatched, accepted, returned, suspended, rectified, rechecking
    case recheckFailed, closed, appealed
    /// A crime tip, passed confidentially to the police; nothing more is shown.
    case referred

    /// Whether nothing more happens by itself.
    package var isFinal: Bool {
        switch self {
        case .rejected, .outOfRemit, .unfounded, .goneOnArrival, .unlocatable, .duplicate, .resolvedOnSite, .closed,
            .referred:
            true
        case .received, .registered, .verifying, .question, .confirmed, .dispatched, .accepted, .returned,
            .suspended, .rectified, .rechecking, .recheckFailed, .appealed:
            false
        }
    }

    init(_ finding: Finding) {
        self =
            switch finding {
            case .confirmed: .confirmed
            case .resolvedOnSite: .resolvedOnSite
            case .unfounded: .unfounded
            case .goneOnArrival: .goneOnArrival
            case .unlocatable: .unlocatable
            case .duplicate: .duplicate
            case .outOfRemit: .outOfRemit
            }
    }
}
