import NIOConcurrencyHelpers

/// Token buckets of this process, one for each caller and budget; idle ones are dropped.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let budget: RateBudget
        let caller: String
    }

    /// Beyond this many, full buckets are dropped.
    private static let roomy = 10_000
    private static let shards = 8

    private let rules: [RateBudget: RateRule]
    private let buckets: [NIOLockedValueBox<[Key: TokenBucket]>]

    /// - Parameter factor: multiplies every limit; 1 except on machines that generate load.
    init(factor: Int) {
        rules = Dictionary(
            uniqueKeysWithValues: RateBudget.allCases.compactMap { budget in
                budget.rule(factor: factor).map { (budget, $0) }
            }
        )
        buckets = (0..<Self.shards).map { _ in NIOLockedValueBox([:]) }
    }

    /// - Parameter now: microseconds since 1970.
    /// - Returns: nothing when allowed, else the seconds to wait, at least 1.
    func take(_ budget: RateBudget, caller: String, now: Int64) -> Int? {
        guard let rule = rules[budget] else { return nil }
        let key = Key(budget: budget, caller: caller)
        let shard = buckets[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shards))]
        let wait = shard.withLockedValue { buckets in
            if buckets.count > Self.roomy { prune(&buckets, now: now) }
            return buckets[key, default: TokenBucket(rule, now: now)].take(rule, now: now)
        }
        return wait.map { Int(($0 + 999_999) / 1_000_000) }
    }

    private func prune(_ buckets: inout [Key: TokenBucket], now: Int64) {
        buckets = buckets.filter { key, bucket in rules[key.budget].map { !bucket.isFull($0, now: now) } ?? false }
    }
}
