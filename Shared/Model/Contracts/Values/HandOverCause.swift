/// Why a task went from one officer to another.
package enum HandOverCause: String, Codable, Sendable, CaseIterable, Hashable {
    /// The officer is on leave, and nobody had claimed it.
    case leave
    /// The officer offered it, and the colleague took it.
    case colleague
    /// It was offered, and the centre decided for the colleague.
    case centre
    /// The city's cells changed: its place is in another officer's cell now.
    case cells
}
