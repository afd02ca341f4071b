/// The three kinds of a verification task.
package enum TaskKind: String, Codable, Sendable, CaseIterable, Hashable {
    case first, recheck, appeal
}
