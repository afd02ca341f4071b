import Model

/// A case as a line of an export.
package struct ExportedCase: Sendable {
    let id: CaseID
    let reportID: ReportID
    /// As it is stored.
    let state: String
    let town: TownCode
    let village: VillageCode
    let cell: GridCode
    let category: CategoryCode
    let urgency: Urgency
    let department: DepartmentCode?
    let openedAt: Timestamp
    let dueAt: Timestamp?
    let closedAt: Timestamp?
    let isOverdue: Bool
    let round: Int
    let returns: Int
    /// What the officer wrote who found it.
    let officerWords: String?
}
