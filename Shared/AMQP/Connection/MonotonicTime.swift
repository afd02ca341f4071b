import Glibc

/// A moment of this machine's monotonic clock, in nanoseconds; cheaper than `ContinuousClock` on the owner's hot path.
struct MonotonicTime: Comparable, Sendable {
    var nanoseconds: Int64

    static var now: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }

    static func + (moment: MonotonicTime, duration: Duration) -> MonotonicTime {
        MonotonicTime(nanoseconds: moment.nanoseconds + duration.wholeNanoseconds)
    }

    static func - (left: MonotonicTime, right: MonotonicTime) -> Duration {
        .nanoseconds(left.nanoseconds - right.nanoseconds)
    }
}

extension Duration {
    /// Clamped to 30 years, so that adding one to a moment cannot overflow.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(max(seconds, -1_000_000_000), 1_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// For C calls; negative durations become zero.
    var timeValue: timeval {
        let nanoseconds = max(0, wholeNanoseconds)
        return timeval(
            tv_sec: Int(nanoseconds / 1_000_000_000),
            tv_usec: Int(nanoseconds % 1_000_000_000 / 1000)
        )
    }
}
