/// Which point of a limit a timer stands for.
package enum DeadlineMoment: String, Codable, Sendable, CaseIterable, Hashable {
    /// The warning point (75 % unless configured): the responsible person is urged.
    case warning
    /// The limit itself.
    case limit
}
