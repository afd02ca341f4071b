/// One line of a report's timeline, as the citizen reads it.
package struct ProgressStep: Hashable, Codable, Sendable {
    package let at: Timestamp
    /// The event behind it.
    package let type: MessageType
    package let words: Words
    /// Somebody's own words: the officer's, the department's, a question; nil where there are none.
    package let note: String?
    package let photos: [PhotoID]
    /// Whose work it is now, where the step says so; the name comes from the city data.
    package let departmentCode: DepartmentCode?
}
