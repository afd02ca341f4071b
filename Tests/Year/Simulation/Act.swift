import Model

/// What somebody will do about a report.
enum Act: Hashable {
    // Officers
    case claim(TaskID), arrive(TaskID), find(TaskID), recheck(TaskID), offer(TaskID), decideOffer(TaskID)
    // The reporter
    case answer, appeal, rate
    // The duty room
    case acknowledge
    // The centre
    case dispatch, decideReturn, decideExtension, suspend, resume, urge, separate
    // The department
    case accept, giveBack, requestExtension, rectify
    /// A fired timer reaches its owner.
    case deliver(DeadlineReached)
}

/// An act with its moment; acts of the same moment in the order in which they were planned.
struct PlannedAct: Comparable {
    let at: Timestamp
    let number: Int
    /// The report's place in the year; nil for the beginning of an officer's leave.
    let report: Int?
    let act: Act?
    let officer: OfficerID?

    static func < (left: PlannedAct, right: PlannedAct) -> Bool { (left.at, left.number) < (right.at, right.number) }
}
