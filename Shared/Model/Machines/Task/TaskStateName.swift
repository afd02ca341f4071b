/// The states of a verification task by name.
package enum TaskStateName: String, Codable, Sendable, CaseIterable, Hashable {
    case assigned, claimed, arrived, asking, concluded, withdrawn

    /// Whether something is still to be done.
    package var isOpen: Bool { self != .concluded && self != .withdrawn }
}
