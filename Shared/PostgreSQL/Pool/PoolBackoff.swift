/// How long to wait before the next attempt to reach a server that is away: doubling, with jitter.
struct PoolBackoff: Sendable {
    var first = Duration.milliseconds(100)
    var longest = Duration.seconds(2)

    /// After the `failures`-th failure in a row; `jitter` in 0..<1 takes away up to a half.
    func delay(failures: Int, jitter: Double) -> Duration {
        let doubled = first * (1 << min(max(failures - 1, 0), 16))
        return min(doubled, longest) * (1 - jitter / 2)
    }
}
