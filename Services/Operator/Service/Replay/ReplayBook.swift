import NIOConcurrencyHelpers

/// Every report in play by its identifier, and how many are done.
final class ReplayBook: Sendable {
    private struct State {
        var files: [String: ReplayFile] = [:]
        var done = 0
        var lastDone: ContinuousClock.Instant?
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// Appeals that nobody has taken yet, by town.
        var contested: [String: Int] = [:]
    }

    private let state = NIOLockedValueBox(State())

    subscript(report: String) -> ReplayFile? { state.withLockedValue { $0.files[report] } }

    var files: [ReplayFile] { state.withLockedValue { Array($0.files.values) }.sorted { $0.number < $1.number } }
    var accepted: Int { state.withLockedValue { $0.files.count } }
    var done: Int { state.withLockedValue { $0.done } }
    /// When the last report took its last step.
    var lastDone: ContinuousClock.Instant? { state.withLockedValue { $0.lastDone } }

    func add(_ file: ReplayFile) {
        state.withLockedValue { $0.files[file.report] = file }
    }

    /// A report has taken its last step, or cannot go on.
    func end(_ file: ReplayFile, trouble: String? = nil) {
        guard file.end(trouble: trouble) else { return }
        let waiting = state.withLockedValue { state in
            state.done += 1
            state.lastDone = .now
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// An outcome in this town was contested.
    func contest(town: String) { state.withLockedValue { $0.contested[town, default: 0] += 1 } }

    /// Somebody has looked again.
    func settle(town: String) { state.withLockedValue { $0.contested[town, default: 0] -= 1 } }

    func isContested(town: String) -> Bool { state.withLockedValue { $0.contested[town, default: 0] > 0 } }

    /// Waits until fewer than `window` reports are open.
    func room(for window: Int) async {
        while true {
            if Task.isCancelled || state.withLockedValue({ $0.files.count - $0.done < window }) { return }
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isFree = state.withLockedValue { state in
                    if state.files.count - state.done < window { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isFree { continuation.resume() }
            }
        }
    }

    /// Lets everybody go on who waits for room.
    func release() {
        let waiting = state.withLockedValue { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
