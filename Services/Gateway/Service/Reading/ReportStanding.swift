import Model

/// Where a report stands for verification: what its reporter may do now.
struct ReportStanding: Sendable {
    let outcome: String
    let finding: Finding?
    let isRated: Bool
    let isAppealed: Bool

    /// What a duplicate was merged into was put right.
    let isOriginalHandled: Bool

    init(_ row: (String, Finding?, Bool, Bool, Bool)) {
        (outcome, finding, isRated, isAppealed, isOriginalHandled) = row
    }

    /// The same rules as verification's, for showing; verification decides.
    var canAppeal: Bool {
        guard !isAppealed else { return false }
        return outcome == "closed" || outcome == "ended" && finding?.isAppealable == true
    }

    var canRate: Bool {
        guard !isRated else { return false }
        return outcome == "closed"
            || outcome == "ended" && (finding == .resolvedOnSite || finding == .duplicate && isOriginalHandled)
    }
}
