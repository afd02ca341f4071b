import NIOConcurrencyHelpers

/// Token buckets of this process, one for each caller and budget; idle ones are dropped.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let budget: RateBudget
        let caller: String
    }

    /// Beyond this many, full buckets are dropped.
    private static let roomy = 10_000
    private static let shardCount = 8

    private struct Shard {
        var buckets: [Key: TokenBucket] = [:]
        /// When full buckets may be dropped again, microseconds since 1970: a sweep looks at all of them.
        var sweepAt: Int64 = 0
    }

    private let rules: [RateBudget: RateRule]
    private let shards: [NIOLockedValueBox<Shard>]

    /// - Parameter factor: multiplies every limit; 1 except on machines that generate load.
    init(factor: Int) {
        rules = Dictionary(
            uniqueKeysWithValues: RateBudget.allCases.compactMap { budget in
                budget.rule(factor: factor).map { (budget, $0) }
            }
        )
        shards = (0..<Self.shardCount).map { _ in NIOLockedValueBox(Shard()) }
    }

    /// - Parameter now: microseconds since 1970.
    /// - Returns: nothing when allowed, else the seconds to wait, at least 1.
    func take(_ budget: RateBudget, caller: String, now: Int64) -> Int? {
        guard let rule = rules[budget] else { return nil }
        let key = Key(budget: budget, caller: caller)
        let shard = shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))]
        let wait = shard.withLockedValue { shard in
            if shard.buckets.count > Self.roomy, now >= shard.sweepAt { sweep(&shard, now: now) }
            return shard.buckets[key, default: TokenBucket(rule, now: now)].take(rule, now: now)
        }
        return wait.map { Int(($0 + 999_999) / 1_000_000) }
    }

    private func sweep(_ shard: inout Shard, now: Int64) {
        shard.buckets = shard.buckets.filter { key, bucket in
            rules[key.budget].map { !bucket.isFull($0, now: now) } ?? false
        }
        shard.sweepAt = now + 10_000_000
    }
}
