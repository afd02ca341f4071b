/// Whom the rules name for a task, before anybody's load is known.
package enum DutyChoice: Hashable, Sendable {
    case named(OfficerID)
    /// Whoever of them has the fewest open tasks; never empty.
    case leastLoaded([OfficerID])

    /// The officer; of equally loaded ones the first by code.
    /// - Parameter load: open tasks; none for whoever is not in it.
    package func officer(load: [OfficerID: Int]) -> OfficerID? {
        switch self {
        case .named(let officer): officer
        case .leastLoaded(let officers):
            officers.min { left, right in (load[left] ?? 0, left) < (load[right] ?? 0, right) }
        }
    }
}
