/// How fast a category must be looked at: urgent ones go to the duty roster round the clock.
package enum Urgency: String, Codable, Sendable, CaseIterable, Hashable {
    case normal, urgent
}
