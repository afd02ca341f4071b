import Foundation

/// Tells one case step by step, with the time that each step took.
final class Story {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant

    init(_ title: String) {
        printAtOnce("\n\(title)")
        start = clock.now
        last = start
    }

    /// One step: who did what.
    func tell(_ who: String, _ what: String) {
        let now = clock.now
        printAtOnce("  \(Self.milliseconds(now - last).padded(to: 8, left: true)) ms  \(who)  \(what)")
        last = now
    }

    func end(_ words: String) {
        printAtOnce("  → \(words)   (\(Self.milliseconds(clock.now - start)) ms in all)")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(format: "%.1f", Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }
}
