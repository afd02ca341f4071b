import NIOConcurrencyHelpers

/// The figures of one process, in the Prometheus text format; labels are fixed words, never text from outside.
package final class Metrics: Sendable {
    package enum Kind: String, Sendable {
        case counter
        case gauge
    }

    private struct Series {
        var kind: Kind
        var help: String
        var values: [String: Double]
    }

    private let series = NIOLockedValueBox<[String: Series]>([:])
    private let histograms = NIOLockedValueBox<[String: (help: String, histogram: Histogram)]>([:])

    private let sources = NIOLockedValueBox<[@Sendable (Metrics) -> Void]>([])

    package init() {}

    /// Adds a source of figures that are read when somebody asks, and not before; it is given these metrics to write to.
    package func gather(_ source: @escaping @Sendable (Metrics) -> Void) {
        sources.withLockedValue { $0.append(source) }
    }

    /// Adds to a counter, for example `amqp_reconnects_total`.
    package func increment(_ name: String, _ help: String, by amount: Double = 1, labels: [String: String] = [:]) {
        let key = Self.render(labels)
        series.withLockedValue {
            $0[name, default: Series(kind: .counter, help: help, values: [:])].values[key, default: 0] += amount
        }
    }

    /// Sets a gauge, for example `outbox_oldest_seconds`.
    package func set(_ name: String, _ help: String, to value: Double, labels: [String: String] = [:]) {
        let key = Self.render(labels)
        series.withLockedValue { $0[name, default: Series(kind: .gauge, help: help, values: [:])].values[key] = value }
    }

    /// Records one observation in seconds.
    package func observe(_ name: String, _ help: String, seconds: Double) {
        histograms.withLockedValue { $0[name, default: (help, Histogram())].histogram.record(seconds) }
    }

    /// Every figure as Prometheus reads it.
    package func rendered() -> String {
        for source in sources.withLockedValue({ $0 }) { source(self) }
        var text = ""
        for (name, entry) in series.withLockedValue({ $0 }).sorted(by: { $0.key < $1.key }) {
            text += "# HELP rrp_\(name) \(entry.help)\n# TYPE rrp_\(name) \(entry.kind.rawValue)\n"
            for (labels, value) in entry.values.sorted(by: { $0.key < $1.key }) {
                text += "rrp_\(name)\(labels) \(value)\n"
            }
        }
        for (name, entry) in histograms.withLockedValue({ $0 }).sorted(by: { $0.key < $1.key }) {
            text += "# HELP rrp_\(name) \(entry.help)\n# TYPE rrp_\(name) histogram\n"
            text += entry.histogram.rendered(name: "rrp_\(name)")
        }
        return text
    }

    private static func render(_ labels: [String: String]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",") + "}"
    }
}
