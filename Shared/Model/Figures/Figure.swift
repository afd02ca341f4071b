/// What is counted about the loop. The names of the cases are stored and published; the raw values are places in a row of counts.
package enum Figure: Int, CaseIterable, Hashable, Sendable {
    // Intake. Received is whatever was sent from within the city, taken in or not.
    case received, registered
    /// Came again where it had been put right; of these, the one that put a place on the list for 源头治理.
    case recurred, recurringPlace
    /// Of the registered, those that an officer found on patrol.
    case patrol
    // The first verification. Due: done in time, or its limit has passed.
    case verificationDue, verified, verifiedInTime
    case confirmed, resolvedOnSite, unfounded, goneOnArrival, unlocatable, duplicate, outOfRemit
    /// Unfounded reports that the officer thinks were sent in bad faith, and what of them was decided to be so and still is.
    case maliceProposed, malicious
    /// Findings `resolvedOnSite` that were drawn for a check, were checked, and were not as the finding said.
    case sampleDrawn, sampleChecked, sampleFailed
    /// Tasks of every kind given to an officer, at first or by a hand-over; findings recorded from farther away than the
    /// limit; re-checks by an officer, and of these the failed.
    case assigned, remote, rechecked, recheckFailed
    /// What citizens said of the outcome: rated at all, "it is solved", four or five stars.
    case rated, ratedSolved, ratedContent
    // The centre and the departments
    case opened, dispatched, recalled, accepted, acceptedBySilence, returned
    case extensionAsked, extended, extensionRefused, suspended
    case rectified, rectifiedInTime, reworked
    // The case as a whole. Due: closed in time, or the overall limit has passed.
    case closingDue, closed, closedInTime, reopened
    /// Any limit of a case that was passed.
    case overdue

    /// The name of the case: how it is stored and told.
    package var code: String { Self.codes[rawValue] }

    package init?(code: String) {
        guard let figure = Self.byCode[code] else { return nil }
        self = figure
    }

    private static let codes = allCases.map { String(describing: $0) }
    private static let byCode = Dictionary(uniqueKeysWithValues: zip(codes, allCases))

    /// Counted for the cell (and so for the village) and for the category as well.
    package var isLocal: Bool {
        switch self {
        case .registered, .recurred, .patrol, .verificationDue, .verified, .verifiedInTime, .confirmed, .resolvedOnSite,
            .unfounded, .malicious, .closingDue, .closed, .closedInTime, .reopened, .overdue:
            true
        default: false
        }
    }

    /// Counted for the officer whose work it is as well.
    package var isOfficers: Bool {
        switch self {
        case .verified, .verifiedInTime, .confirmed, .resolvedOnSite, .unfounded, .goneOnArrival, .unlocatable,
            .duplicate, .outOfRemit, .sampleChecked, .sampleFailed, .assigned, .remote, .rechecked, .recheckFailed:
            true
        default: false
        }
    }

    /// The figure that counts a finding.
    package init(_ finding: Finding) {
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
