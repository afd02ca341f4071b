/// When offices are open on a working day: periods of local time, in order, without overlap (*config*).
package struct OfficeHours: Hashable, Sendable {
    /// One period, in microseconds since local midnight.
    package struct Period: Hashable, Sendable {
        package let opens: Int64
        package let closes: Int64

        package init(opens: Int64, closes: Int64) {
            self.opens = opens
            self.closes = closes
        }

        /// Minutes since local midnight.
        package init(opensAtMinute opens: Int, closesAtMinute closes: Int) {
            self.init(opens: Int64(opens) * 60_000_000, closes: Int64(closes) * 60_000_000)
        }

        var length: Int64 { closes - opens }
    }

    package let periods: [Period]
    /// Office time of one working day, in microseconds.
    package let length: Int64

    /// Nil without a period, or when periods are empty, overlap or leave the day.
    package init?(_ periods: [Period]) {
        let sorted = periods.sorted { $0.opens < $1.opens }
        var end: Int64 = 0
        for period in sorted {
            guard period.opens >= end, period.closes > period.opens, period.closes <= CivilDay.microseconds else {
                return nil
            }
            end = period.closes
        }
        guard !sorted.isEmpty else { return nil }
        self.init(sorted: sorted)
    }

    private init(sorted: [Period]) {
        periods = sorted
        length = sorted.reduce(0) { $0 + $1.length }
    }

    /// 08:30–12:00 and 14:30–17:30.
    package static let standard = OfficeHours(sorted: [
        Period(opensAtMinute: 8 * 60 + 30, closesAtMinute: 12 * 60),
        Period(opensAtMinute: 14 * 60 + 30, closesAtMinute: 17 * 60 + 30),
    ])

    /// Office time between midnight and this time of day.
    func elapsed(until timeOfDay: Int64) -> Int64 {
        var elapsed: Int64 = 0
        for period in periods where timeOfDay > period.opens {
            elapsed += min(timeOfDay, period.closes) - period.opens
        }
        return elapsed
    }

    /// The earliest time of day by which so much office time has passed; `elapsed` is from above 0 to `length`.
    func timeOfDay(after elapsed: Int64) -> Int64 {
        var rest = elapsed
        for period in periods {
            if rest <= period.length { return period.opens + rest }
            rest -= period.length
        }
        return periods.last?.closes ?? 0
    }

    /// Whether the office is open, the moments of opening and closing included.
    func contains(_ timeOfDay: Int64) -> Bool {
        periods.contains { $0.opens <= timeOfDay && timeOfDay <= $0.closes }
    }

    /// When the office opens next on this day, or now where it is open; nil after hours.
    func opening(from timeOfDay: Int64) -> Int64? {
        periods.first { timeOfDay <= $0.closes }.map { max($0.opens, timeOfDay) }
    }
}
