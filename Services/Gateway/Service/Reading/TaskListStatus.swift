/// Which tasks a list is about.
package enum TaskListStatus: String, Sendable {
    case open, concluded
    /// A colleague is asked to take them over.
    case offered
}
