/// What a step of a task has to know besides its command.
package struct TaskContext: Sendable {
    package let at: Timestamp
    package let limits: TimeLimits
    package let policy: EvidencePolicy
    /// The cell of a corrected pin, looked up by the service; nil where the pin stays.
    package let correctedCell: GridCode?
    /// The corrected category, looked up by the service; nil where the category stays.
    package let correctedCategory: CategoryTraits?
    /// What the reporter's photos told, kept by the service; nil where it is not known.
    package let reportedPhotos: [ReportedPhoto]?
    /// The officer whom the command names, looked up by the service; nil where it names none, or nobody who is active.
    package let colleague: Colleague?
    /// The department that the command names, looked up by the service; nil where it names none, or none that works.
    package let department: DepartmentCode?
    /// What the command merges into, looked up by the service; nil where it names nothing, or nothing that there is.
    package let original: OriginalReport?

    package init(
        at: Timestamp,
        limits: TimeLimits,
        policy: EvidencePolicy = .standard,
        correctedCell: GridCode? = nil,
        correctedCategory: CategoryTraits? = nil,
        reportedPhotos: [ReportedPhoto]? = nil,
        colleague: Colleague? = nil,
        department: DepartmentCode? = nil,
        original: OriginalReport? = nil
    ) {
        self.at = at
        self.limits = limits
        self.policy = policy
        self.correctedCell = correctedCell
        self.correctedCategory = correctedCategory
        self.reportedPhotos = reportedPhotos
        self.colleague = colleague
        self.department = department
        self.original = original
    }
}
