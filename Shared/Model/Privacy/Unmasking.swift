/// A request to learn how a report's reporter can be reached: one person asks with a legal basis and a reason, another one
/// of the city approves within a time, and then the asker, nobody else, may read the contact for a time.
///
/// Running out of time is no step: a request that nobody decided and an approval that is over are told by the clock.
package struct Unmasking: Hashable, Codable, Sendable {
    package let id: UnmaskingID
    package let reportID: ReportID
    package let citizenID: CitizenID
    package let townCode: TownCode
    package let basis: LegalBasis
    package let reason: String
    package let askedBy: AccountID
    package let askerRole: Role
    package let askedAt: Timestamp
    /// Until when the second person may decide.
    package let decideBy: Timestamp
    package internal(set) var state: UnmaskingState
    package internal(set) var decidedBy: AccountID?
    package internal(set) var decidedAt: Timestamp?
    /// Until when the asker may read; nil while it is not approved.
    package internal(set) var readableUntil: Timestamp?
    /// How often the contact was read.
    package internal(set) var reads: Int
    /// The `sequence` of its last event.
    package internal(set) var version: Int

    /// Every legal step of an unmasking.
    package static let table = TransitionTable<UnmaskingState, UnmaskingTrigger>(
        starts: [.asked],
        steps: [
            (.approve, [.asked], .state(.approved)),
            (.refuse, [.asked], .state(.refused)),
            (.withdraw, [.asked, .approved], .state(.withdrawn)),
            (.read, [.approved], .same),
        ]
    )

    init(
        id: UnmaskingID,
        matter: UnmaskingMatter,
        citizenID: CitizenID,
        basis: LegalBasis,
        reason: String,
        actor: CommandActor,
        at now: Timestamp,
        terms: UnmaskingTerms
    ) {
        self.id = id
        reportID = matter.reportID
        self.citizenID = citizenID
        townCode = matter.townCode
        self.basis = basis
        self.reason = reason
        askedBy = actor.id
        askerRole = actor.role
        askedAt = now
        decideBy = now + terms.decision
        state = .asked
        reads = 0
        version = 1
    }

    /// Whether it can still lead to a reading: a second one for the same report and asker is not needed meanwhile.
    package func isOpen(at now: Timestamp) -> Bool {
        switch state {
        case .asked: now <= decideBy
        case .approved: readableUntil.map { now <= $0 } ?? false
        case .refused, .withdrawn: false
        }
    }
}
