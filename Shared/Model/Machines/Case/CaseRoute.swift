/// Where a new case goes.
package enum CaseRoute: Hashable, Sendable {
    /// No routing rule or several match: the centre decides.
    case centre
    /// Exactly one routing rule matches: dispatched at once, the centre may recall it.
    case automatic(DepartmentCode)
    /// Path B: the officer called the department to the place.
    case calledIn(DepartmentCode)
}
