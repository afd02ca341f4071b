package import Model

/// Spreads calls to a rate with a small burst: when the next one may go out.
///
/// A value: the theoretical arrival time of the generic cell rate algorithm.
package struct CallPace: Hashable, Sendable {
    package let interval: Duration
    package let burst: Int
    private var arrival = Timestamp(microseconds: 0)

    /// - Parameter perSecond: how many calls a second in the long run.
    package init(perSecond: Int, burst: Int = 10) {
        interval = .microseconds(1_000_000 / Int64(max(1, perSecond)))
        self.burst = max(1, burst)
    }

    /// Takes the next place in line.
    /// - Returns: how long to wait for it; zero while the burst lasts.
    package mutating func take(at now: Timestamp) -> Duration {
        let start = max(arrival, now)
        arrival = start + interval
        let ahead = start - now
        let allowance = interval * (burst - 1)
        return ahead > allowance ? ahead - allowance : .zero
    }
}
