/// The answer to a command on a case: how it stands now.
package struct CaseState: Hashable, Codable, Sendable {
    package let caseID: CaseID
    package let reportID: ReportID
    package let state: CaseStateName
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let departmentCode: DepartmentCode?
    package let round: Int
    package let returns: Int
    /// Designated: cannot be returned.
    package let isFinal: Bool
    package let isOverdue: Bool
    /// The limit that counts for the state; absent once closed.
    package let dueAt: Timestamp?
    /// Until when more time was asked for; absent when nothing is to be decided.
    package let extensionUntil: Timestamp?

    package init(_ current: DispatchCase) {
        caseID = current.id
        reportID = current.report.id
        state = current.state
        version = current.version
        departmentCode = current.departmentCode
        round = current.round
        returns = current.returns
        isFinal = current.isFinal
        isOverdue = current.isOverdue
        dueAt = current.dueAt
        extensionUntil = current.pendingExtension?.until
    }
}
