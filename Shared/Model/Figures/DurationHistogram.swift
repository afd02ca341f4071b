#if canImport(Glibc)
    import Glibc
#else
    import FoundationEssentials
#endif

/// Durations counted in buckets whose bounds grow by the eighth root of two, so that any share of them is found without
/// the durations themselves.
///
/// A quantile is told as the geometric middle of its bucket: at most 4.5 % from the duration that it stands for. The first
/// bucket is everything under a minute, the last everything from two years on.
package struct DurationHistogram: Hashable, Sendable {
    /// How many, by bucket.
    package private(set) var counts: [Int: Int]

    /// Buckets to a doubling.
    private static let resolution = 8.0
    /// From two years on: 2^20 minutes.
    private static let last = 161

    package init(_ counts: [Int: Int] = [:]) { self.counts = counts }

    package var count: Int { max(0, counts.values.reduce(0, +)) }

    /// Adds to a bucket; below zero takes away.
    package mutating func add(_ count: Int, to bucket: Int) { counts[bucket, default: 0] += count }

    /// The bucket that a duration falls into; what would be negative counts as nothing.
    package static func bucket(_ duration: Duration) -> Int {
        let minutes = Double(duration.components.seconds) / 60
        guard minutes >= 1 else { return 0 }
        return min(last, 1 + Int(resolution * log2(minutes)))
    }

    /// The duration that a bucket is told as, in seconds.
    package static func seconds(ofBucket bucket: Int) -> Int {
        bucket <= 0 ? 30 : Int((60 * exp2((Double(bucket) - 0.5) / resolution)).rounded())
    }

    /// The duration that a share of all does not exceed, in seconds; nil of nothing.
    /// - Parameter share: 50 for the median, 90 for the 90th percentile.
    package func percentile(_ share: Int) -> Int? {
        guard count > 0 else { return nil }
        // The rank of the smallest duration that so many do not exceed.
        let rank = max(1, (count * share + 99) / 100)
        var seen = 0
        for (bucket, count) in counts.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen >= rank { return Self.seconds(ofBucket: bucket) }
        }
        return nil
    }
}
