/// The kinds of a verification task; a sample is another officer's check of what one officer judged and solved alone.
package enum TaskKind: String, Codable, Sendable, CaseIterable, Hashable {
    case first, recheck, appeal, sample
}
