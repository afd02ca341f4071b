/// What kind of reading is recorded.
package enum AccessKind: String, Sendable, CaseIterable, Hashable {
    /// What a reporter said or showed, by a member of staff.
    case personal
    /// A list that leaves the house as a file.
    case export
    /// How a reporter can be reached, with the approval of a second person.
    case contact
    /// How the relative is reached for whom somebody reported, by the officer who verifies.
    case relative
    /// A citizen's own copy of everything.
    case copy
}
