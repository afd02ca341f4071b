/// What an officer found on site.
package enum Finding: String, Codable, Sendable, CaseIterable, Hashable {
    /// True, and for somebody else to put right: goes to the town centre (path A) or the called-in department (path B).
    case confirmed
    /// True, and put right on the spot (path C).
    case resolvedOnSite
    /// Looked for on site and not found as described; the citizen may appeal.
    case unfounded
    /// It was there and is gone: an honest report, points but no cash (path D).
    case goneOnArrival
    /// The place could not be found.
    case unlocatable
    /// Reported before and still open; the reporter follows the original.
    case duplicate
    /// For another channel (12345, 12315, 110 …).
    case outOfRemit

    /// Whether the report was true: these are rewarded.
    package var isTrue: Bool { self == .confirmed || self == .resolvedOnSite }

    /// Whether an evidence photo is obligatory.
    package var needsPhoto: Bool { isTrue }

    /// Whether the citizen may contest it once.
    package var isAppealable: Bool {
        switch self {
        case .unfounded, .unlocatable, .goneOnArrival, .outOfRemit, .resolvedOnSite: true
        case .confirmed, .duplicate: false
        }
    }
}
