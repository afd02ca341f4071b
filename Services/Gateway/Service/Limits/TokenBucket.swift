/// Allows a number of calls at once and then a steady rate; pure, in whole microseconds.
struct TokenBucket: Sendable, Equatable {
    /// What is left, in microseconds of refill: one call costs `cost`.
    private var level: Int64
    private var filledAt: Int64

    /// A full bucket.
    init(_ rule: RateRule, now: Int64) {
        level = rule.capacity
        filledAt = now
    }

    /// Takes one call.
    /// - Returns: nothing when allowed, else the microseconds until the next call is.
    mutating func take(_ rule: RateRule, now: Int64) -> Int64? {
        level = min(rule.capacity, level + max(0, now - filledAt))
        filledAt = max(filledAt, now)
        guard level >= rule.cost else { return rule.cost - level }
        level -= rule.cost
        return nil
    }

    /// Whether it says nothing any more that a new one would not.
    func isFull(_ rule: RateRule, now: Int64) -> Bool {
        level + max(0, now - filledAt) >= rule.capacity
    }
}
