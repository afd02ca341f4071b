package import Model

/// Stops calling a host that failed several times in a row, and lets one call through now and then to see.
///
/// A value: every event names its moment. Only what says that the host is unwell counts as a failure, never a refusal.
package struct CircuitBreaker: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Calls go through; so many failed in a row.
        case closed(failures: Int)
        /// Nothing goes through until then.
        case open(until: Timestamp, trips: Int)
        /// One call is under way to see, since then.
        case probing(since: Timestamp, trips: Int)
    }

    package private(set) var state: State = .closed(failures: 0)
    package let threshold: Int
    package let firstPause: Duration
    package let longestPause: Duration

    package init(threshold: Int = 5, firstPause: Duration = .seconds(2), longestPause: Duration = .seconds(60)) {
        self.threshold = threshold
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Whether a call may go out now; the one that sees how the host is takes the place of all others.
    package mutating func admits(at now: Timestamp) -> Bool {
        switch state {
        case .closed: return true
        case .open(let until, let trips):
            guard now >= until else { return false }
            state = .probing(since: now, trips: trips)
            return true
        case .probing(let since, let trips):
            // A probe whose caller vanished must not keep the way closed for ever.
            guard now >= since + longestPause else { return false }
            state = .probing(since: now, trips: trips)
            return true
        }
    }

    package mutating func succeeded() { state = .closed(failures: 0) }

    package mutating func failed(at now: Timestamp) {
        switch state {
        case .closed(let failures):
            state = failures + 1 >= threshold ? opened(at: now, trips: 1) : .closed(failures: failures + 1)
        case .probing(_, let trips): state = opened(at: now, trips: trips + 1)
        case .open: break
        }
    }

    private func opened(at now: Timestamp, trips: Int) -> State {
        let pause = firstPause * (1 << min(trips - 1, 16))
        return .open(until: now + min(pause, longestPause), trips: trips)
    }
}
