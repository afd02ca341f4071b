import Foundation

/// What a replay came to.
struct ReplayResult: Sendable {
    let order: Replay.Order
    let files: [ReplayFile]
    let misses: [ReplayEnding.Miss]
    let accepting: Duration
    let playing: Duration
    let settling: Duration
    /// Seconds from the first acceptance to the last registration.
    let registering: Double?
    let figures: ReplayFigures

    var isRight: Bool { misses.isEmpty && files.count == order.reports }

    /// Reports a second, by figure.
    var rates: [String: Double] {
        let pursued = files.count { $0.plan.isPursued && $0.isDone && $0.trouble == nil }
        let ended = files.count { $0.isDone && $0.trouble == nil }
        var rates = [
            "accepted": Double(files.count) / accepting.seconds, "loops": Double(ended) / playing.seconds,
            "closed": Double(pursued) / playing.seconds,
        ]
        if let registering, registering > 0 { rates["registered"] = Double(files.count) / registering }
        return rates
    }

    var text: String {
        var lines = [
            "",
            "\(files.count) of \(order.reports) reports accepted in \(accepting.rounded), played in \(playing.rounded)",
        ]
        for (name, words) in [
            ("accepted", "accepted/s"), ("registered", "registered/s"), ("loops", "loops to their end/s"),
            ("closed", "of these closed through a department/s"),
        ] {
            if let rate = rates[name] { lines.append("  " + String(format: "%8.1f  ", rate) + words) }
        }
        lines.append("  every citizen saw the end \(settling.rounded) after the last step")
        lines += ["", "  milliseconds                  count       p50       p99       max"]
        lines += figures.lines.map { line in
            "  " + line.name.padding(toLength: 26, withPad: " ", startingAt: 0)
                + String(format: "%9d %9.1f %9.1f %9.1f", line.count, line.p50, line.p99, line.max)
        }
        let counts = figures.counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if !counts.isEmpty { lines += ["", "  " + counts.joined(separator: ", ")] }
        let plans = Dictionary(grouping: files) { $0.plan.name }.map { "\($0.key) \($0.value.count)" }.sorted()
        lines += ["", "  plans: " + plans.joined(separator: ", ")]
        lines.append("")
        lines += misses.prefix(20).map { miss in
            "  ✗ \(miss.file.report) (\(miss.file.plan.name)): expected \(miss.file.expected), seen \(miss.seen ?? "nothing")"
                + (miss.file.trouble.map { ": \($0)" } ?? "")
        }
        lines.append(
            isRight
                ? "✓ Every report is in its right final state."
                : "✗ \(misses.count) reports are not in their right final state, \(order.reports - files.count) were not accepted."
        )
        return lines.joined(separator: "\n")
    }

    /// For programs.
    var json: [String: Double] {
        var values = rates
        for line in figures.lines {
            values["\(line.name).p50"] = line.p50
            values["\(line.name).p99"] = line.p99
        }
        values["reports"] = Double(files.count)
        values["misses"] = Double(misses.count + order.reports - files.count)
        values["seconds"] = playing.seconds
        return values
    }
}

extension Duration {
    var seconds: Double { max(milliseconds / 1000, 0.001) }
    fileprivate var rounded: String { String(format: "%.1f s", seconds) }
}
