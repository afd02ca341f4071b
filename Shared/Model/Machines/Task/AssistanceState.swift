/// How far a call for assistance has come.
package enum AssistanceState: String, Codable, Sendable, CaseIterable, Hashable {
    /// Not answered yet.
    case called
    case coming
    case cannot
    /// The task is over: nobody has to come any more.
    case ended

    /// Somebody may still come.
    package var isOpen: Bool { self == .called || self == .coming }
}
