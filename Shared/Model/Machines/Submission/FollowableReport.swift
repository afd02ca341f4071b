/// A report as others may follow it: by their own wish while it is open and public, or because an officer found theirs to be
/// the same thing.
package struct FollowableReport: Hashable, Sendable {
    package let report: ReportSummary
    package let isOpen: Bool
    /// How many follow.
    package private(set) var followers: Int
    /// Who follows already, of those in question.
    private var following: Set<CitizenID>
    /// Whose own report of the same thing is known, of those.
    private var linked: Set<CitizenID>

    /// - Parameters:
    ///   - following: of those who may come to follow it now, the ones who do already.
    ///   - linked: of those, the ones whose own report was merged into it.
    package init(
        report: ReportSummary,
        isOpen: Bool,
        followers: Int,
        following: Set<CitizenID>,
        linked: Set<CitizenID> = []
    ) {
        self.report = report
        self.isOpen = isOpen
        self.followers = followers
        self.following = following
        self.linked = linked
    }

    /// A citizen says “me too”. Nothing follows from saying it again.
    package mutating func follow(_ command: FollowReport, at: Timestamp) -> Result<ReportFollowed?, Refusal> {
        if let expiresAt = command.expiresAt, at > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard let citizen = command.actor.citizenID else { return .failure(Refusal(.notPermitted)) }
        // What is not public does not exist for others; an emergency is for the duty room, not for onlookers.
        guard citizen == report.citizenID || report.isPublic && !report.isEmergency else {
            return .failure(Refusal(.unknownReport))
        }
        guard citizen != report.citizenID else { return .failure(Refusal(.reportOwn)) }
        guard isOpen else { return .failure(Refusal(.reportEnded)) }
        return .success(add(citizen, at: at, merged: nil))
    }

    /// A citizen does not want to hear of it any more, whatever has become of the report. Nothing follows from saying it again.
    package mutating func unfollow(_ command: UnfollowReport, at: Timestamp) -> Result<ReportUnfollowed?, Refusal> {
        if let expiresAt = command.expiresAt, at > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard let citizen = command.actor.citizenID else { return .failure(Refusal(.notPermitted)) }
        guard citizen != report.citizenID else { return .failure(Refusal(.reportOwn)) }
        guard following.contains(citizen) || report.isPublic && !report.isEmergency else {
            return .failure(Refusal(.unknownReport))
        }
        return .success(leave([citizen], at: at).first)
    }

    /// Those of these citizens who follow do so no more.
    package mutating func leave(_ citizens: Set<CitizenID>, at: Timestamp) -> [ReportUnfollowed] {
        citizens.sorted().compactMap { citizen in
            guard following.remove(citizen) != nil else { return nil }
            followers -= 1
            return ReportUnfollowed(report: report, at: at, citizenID: citizen, followers: followers)
        }
    }

    /// Those of these citizens whose own report is another thing after all follow as anybody does.
    package mutating func unlink(_ citizens: Set<CitizenID>, at: Timestamp) -> [ReportFollowed] {
        citizens.sorted().compactMap { citizen in
            guard following.contains(citizen), linked.remove(citizen) != nil else { return nil }
            return ReportFollowed(report: report, at: at, citizenID: citizen, followers: followers)
        }
    }

    /// An officer found another report to be the same thing: its reporter and its followers follow this one from now on. Who
    /// did so already does it as somebody with a report of their own, who can rate what becomes of it.
    package mutating func merge(
        _ duplicate: ReportSummary,
        followedBy others: Set<CitizenID>,
        at: Timestamp
    ) -> [ReportFollowed] {
        guard duplicate.id != report.id else { return [] }
        var events: [ReportFollowed] = []
        if let citizen = duplicate.citizenID, duplicate.source == .citizen {
            add(citizen, at: at, merged: duplicate.id).map { events.append($0) }
        }
        for citizen in others.sorted() { add(citizen, at: at, merged: nil).map { events.append($0) } }
        return events
    }

    /// - Returns: nil where nothing changes.
    private mutating func add(_ citizen: CitizenID, at: Timestamp, merged: ReportID?) -> ReportFollowed? {
        guard citizen != report.citizenID else { return nil }
        let isNew = following.insert(citizen).inserted
        let isLinked = merged != nil && linked.insert(citizen).inserted
        guard isNew || isLinked else { return nil }
        if isNew { followers += 1 }
        return ReportFollowed(
            report: report,
            at: at,
            citizenID: citizen,
            followers: followers,
            mergedReportID: merged
        )
    }
}
