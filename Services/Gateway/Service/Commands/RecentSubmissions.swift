import Model
import NIOConcurrencyHelpers

/// The content behind the submissions of the last while, so that a key that comes again with other content is told at
/// once; what is older, or went through another gateway, intake tells later.
final class RecentSubmissions: Sendable {
    private struct State {
        var young: [ReportID: String] = [:]
        var old: [ReportID: String] = [:]
    }

    private static let generation = 50_000

    private let state = NIOLockedValueBox(State())

    /// Whether the report is new here or has the same content as before.
    func accepts(_ report: ReportID, fingerprint: String) -> Bool {
        state.withLockedValue { state in
            if let known = state.young[report] ?? state.old[report] { return known == fingerprint }
            if state.young.count >= Self.generation {
                state.old = state.young
                state.young = [:]
            }
            state.young[report] = fingerprint
            return true
        }
    }
}
