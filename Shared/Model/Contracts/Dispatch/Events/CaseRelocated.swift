/// The city's cells changed, and what a case is about lies in another one now; whoever has the case keeps it.
package struct CaseRelocated: EventContract {
    package static let type = MessageType(literal: "case.relocated.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence =
        "The city's cells changed, and what a case is about lies in another one now; whoever has the case keeps it."

    /// With the new cell, village and town.
    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let previousGridCode: GridCode
    /// Who has it meanwhile; nil at the centre.
    package let departmentCode: DepartmentCode?
    /// The limit that counts for the state it is in; it stays what it was.
    package let dueAt: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        previousGridCode: GridCode,
        departmentCode: DepartmentCode?,
        dueAt: Timestamp?
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.previousGridCode = previousGridCode
        self.departmentCode = departmentCode
        self.dueAt = dueAt
    }
}
