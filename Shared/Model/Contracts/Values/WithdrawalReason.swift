/// Why a task of an officer or of a department ended without its own result.
package enum WithdrawalReason: String, Codable, Sendable, CaseIterable, Hashable {
    /// The officer saw the work done (path B): credited to the department.
    case closedByOfficer
    /// The centre took the case back.
    case recalled
    /// The centre gave the case to another department.
    case redispatched
    /// The report ended otherwise (merged as a duplicate, answered by an appeal).
    case reportEnded
    /// The department reported the work done, so that a re-check by its report replaces the officer's call-in one.
    case superseded
}
