/// How far a call for assistance has come.
package enum AssistanceState: String, Codable, Sendable, CaseIterable, Hashable {
    /// Not answered yet.
    case called
    case coming
    case cannot
    /// Nobody has to come any more: the officer said so, or the task is over.
    case ended

    /// Somebody may still come.
    package var isOpen: Bool { self == .called || self == .coming }
}
