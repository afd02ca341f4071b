/// Who found it: a citizen, or a grid officer on patrol (no reward).
package enum ReportSource: String, Codable, Sendable, CaseIterable, Hashable {
    case citizen, patrol
}
