import Testing

@testable import GatewayService

@Suite("Rate limits")
struct RateLimitTests {
    @Test("A bucket gives its burst at once and then its rate")
    func bucket() {
        let rule = RateRule(burst: 3, perMinute: 60)
        var bucket = TokenBucket(rule, now: 0)
        for _ in 0..<3 { #expect(bucket.take(rule, now: 0) == nil) }
        #expect(bucket.take(rule, now: 0) == 1_000_000)
        #expect(bucket.take(rule, now: 400_000) == 600_000)
        #expect(bucket.take(rule, now: 1_000_000) == nil)
        // A long pause fills it to the brim and no farther.
        for _ in 0..<3 { #expect(bucket.take(rule, now: 3_600_000_000) == nil) }
        #expect(bucket.take(rule, now: 3_600_000_000) != nil)
    }

    @Test("A clock that goes back gives nothing away")
    func clockBack() {
        let rule = RateRule(burst: 1, perMinute: 60)
        var bucket = TokenBucket(rule, now: 5_000_000)
        #expect(bucket.take(rule, now: 5_000_000) == nil)
        #expect(bucket.take(rule, now: 1_000_000) != nil)
        #expect(bucket.take(rule, now: 5_500_000) == 500_000)
    }

    @Test("Callers and budgets do not share buckets")
    func separate() {
        let limiter = RateLimiter(factor: 1)
        var refused: Int?
        for _ in 0..<11 { refused = limiter.take(.submitting, caller: "a", now: 0) }
        #expect(refused == 3)
        #expect(limiter.take(.submitting, caller: "b", now: 0) == nil)
        #expect(limiter.take(.reading, caller: "a", now: 0) == nil)
        #expect(limiter.take(.free, caller: "a", now: 0) == nil)
    }

    @Test("Wrong passwords cost nothing at first, then twice as much each time, up to fifteen minutes")
    func passwords() {
        #expect(SignInThrottle.wait(after: 5) == nil)
        #expect(SignInThrottle.wait(after: 6) == .seconds(1))
        #expect(SignInThrottle.wait(after: 9) == .seconds(8))
        #expect(SignInThrottle.wait(after: 100) == .seconds(900))
    }
}
