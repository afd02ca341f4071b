/// How much time a limit gives, and the clock that counts it.
package struct LimitAmount: Hashable, Codable, Sendable {
    /// The clock that counts a limit.
    package enum Unit: String, Codable, Sendable, CaseIterable, Hashable {
        /// Round the clock, 24 × 7.
        case clockHours
        /// Hours in which offices are open.
        case workingHours
        /// As many hours as a working day has; from Monday 10:00 one day is until Tuesday 10:00.
        case workingDays
    }

    package let count: Double
    package let unit: Unit

    package init(_ count: Double, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    package static func clockHours(_ count: Double) -> LimitAmount { LimitAmount(count, .clockHours) }
    package static func workingHours(_ count: Double) -> LimitAmount { LimitAmount(count, .workingHours) }
    package static func workingDays(_ count: Double) -> LimitAmount { LimitAmount(count, .workingDays) }

    /// Microseconds on its own clock, in whole seconds.
    package func time(in calendar: WorkingCalendar) -> Int64 {
        let seconds: Double =
            switch unit {
            case .clockHours, .workingHours: count * 3600
            case .workingDays: count * Double(calendar.office.length) / 1_000_000
            }
        return Int64(seconds.rounded()) * 1_000_000
    }
}

extension LimitAmount.Unit {
    /// Later by so much time of this clock, in microseconds; negative counts back.
    package func adding(_ time: Int64, to moment: Timestamp, in calendar: WorkingCalendar) -> Timestamp {
        switch self {
        case .clockHours: Timestamp(microseconds: moment.microseconds + time)
        case .workingHours, .workingDays: calendar.adding(time, to: moment)
        }
    }

    /// The time of this clock between two moments, in microseconds.
    package func elapsed(from start: Timestamp, to end: Timestamp, in calendar: WorkingCalendar) -> Int64 {
        switch self {
        case .clockHours: end.microseconds - start.microseconds
        case .workingHours, .workingDays: calendar.elapsed(from: start, to: end)
        }
    }
}

extension LimitAmount: CustomStringConvertible {
    /// `3 workingDays`, `0.5 clockHours`.
    package var description: String {
        let number = count.rounded() == count && abs(count) < 1e9 ? String(Int(count)) : String(count)
        return "\(number) \(unit.rawValue)"
    }
}
