/// Counts of observations in fixed buckets of seconds, from 0.5 ms to 30 s.
struct Histogram {
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    private var counts = [Int](repeating: 0, count: bounds.count + 1)
    private var sum = 0.0

    mutating func record(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    func rendered(name: String) -> String {
        var text = ""
        var running = 0
        for (bound, count) in zip(Self.bounds, counts) {
            running += count
            text += "\(name)_bucket{le=\"\(bound)\"} \(running)\n"
        }
        running += counts[Self.bounds.count]
        return text + "\(name)_bucket{le=\"+Inf\"} \(running)\n\(name)_sum \(sum)\n\(name)_count \(running)\n"
    }
}
