import Model

/// A citizen and the case that they follow, or followed.
struct Following: Hashable, Sendable {
    let report: ReportID
    let citizen: CitizenID
}

/// That somebody follows a case from a moment on, or does so no more.
struct FollowerChange: Sendable {
    let following: Following
    let isFollowing: Bool
    /// The follower's own report of the same thing.
    let merged: ReportID?
    let at: Timestamp
}

/// A case that is followed, or was found true.
struct FollowedCase: Sendable {
    let report: ReportID
    /// When it was found true; nil where that is not known here.
    var foundAt: Timestamp?
}

/// What speaks for a follower's point, and what was made of it.
struct FollowerClaim: Sendable {
    let following: Following
    /// When the case was found true.
    let foundAt: Timestamp
    /// They followed then, and not only by a report that is another thing after all.
    let isFollowing: Bool
    /// They have a report of their own that was found to be the same thing.
    let hasDuplicate: Bool
    /// That brought them its point.
    let isDuplicateRewarded: Bool
    /// Their rewards paused when they came to follow.
    let isPaused: Bool
    /// What was granted, none where that was refused for good; nil where it was not decided yet.
    let points: Points?
    let isWithdrawn: Bool

    /// Whether a point is to be granted, where the cap allows it.
    var isOpen: Bool { points == nil && isFollowing && !isDuplicateRewarded && !isPaused }

    /// Whether what was granted is to be taken back. A duplicate's own point was not granted because of this one.
    var isLost: Bool { (points ?? .zero) > .zero && !isWithdrawn && !isFollowing && !hasDuplicate }
}
