package import Model

#if canImport(Glibc)
    import Glibc
#endif

/// The time as the services see it: real, or a test's own.
package struct ServiceClock: Sendable {
    package let now: @Sendable () -> Timestamp

    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's real-time clock.
    package static let real = ServiceClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
