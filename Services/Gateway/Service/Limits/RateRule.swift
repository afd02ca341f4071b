/// So many calls at once, and so many a minute from then on.
struct RateRule: Sendable, Equatable {
    /// Microseconds of refill that one call costs.
    let cost: Int64
    let capacity: Int64

    init(burst: Int, perMinute: Int) {
        cost = max(1, 60_000_000 / Int64(perMinute))
        capacity = cost * Int64(burst)
    }
}
