import NIOConcurrencyHelpers

/// How long each kind of step took, in milliseconds, and how often something had to be tried again.
final class ReplayFigures: Sendable {
    /// One line of the result.
    struct Line: Sendable {
        let name: String
        let count: Int
        let p50: Double
        let p99: Double
        let max: Double
    }

    private struct State {
        var samples: [String: [Double]] = [:]
        var counts: [String: Int] = [:]
    }

    private let state = NIOLockedValueBox(State())

    func record(_ name: String, milliseconds: Double) {
        state.withLockedValue { $0.samples[name, default: []].append(milliseconds) }
    }

    func count(_ name: String, by amount: Int = 1) {
        state.withLockedValue { $0.counts[name, default: 0] += amount }
    }

    var counts: [String: Int] { state.withLockedValue { $0.counts } }

    func line(_ name: String) -> Line? {
        guard let samples = state.withLockedValue({ $0.samples[name] })?.sorted(), !samples.isEmpty else { return nil }
        func percentile(_ share: Double) -> Double {
            samples[min(samples.count - 1, Int(Double(samples.count) * share))]
        }
        return Line(
            name: name,
            count: samples.count,
            p50: percentile(0.5),
            p99: percentile(0.99),
            max: samples[samples.count - 1]
        )
    }

    /// Every kind of step, by name.
    var lines: [Line] { state.withLockedValue { Array($0.samples.keys) }.sorted().compactMap(line) }
}

extension Duration {
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }
}
