/// A part of time whose figures are asked for: all of it, or whole days.
///
/// Counts are kept by day, by month and altogether: whole months are read as months, what is left over as days.
package struct FigureSpan: Hashable, Sendable {
    /// Longest span of days that is not everything.
    package static let longest = 366

    /// The first and the last day; nil for everything.
    package let days: ClosedRange<CivilDay>?

    package static let all = FigureSpan(days: nil)

    private init(days: ClosedRange<CivilDay>?) { self.days = days }

    /// - Returns: nil where the last day is before the first, and where there are more than `longest`.
    package init?(from first: CivilDay, through last: CivilDay) {
        guard first <= last, last.number - first.number < Self.longest else { return nil }
        self.init(days: first...last)
    }

    /// The month that a day lies in.
    package static func month(of day: CivilDay) -> FigureSpan {
        FigureSpan(days: day.firstOfMonth...(day.firstOfNextMonth + -1))
    }

    /// Monday to Sunday.
    package static func week(of day: CivilDay) -> FigureSpan {
        let monday = day + -day.weekday
        return FigureSpan(days: monday...(monday + 6))
    }

    /// The first days of the whole months that it is made of.
    package var months: [CivilDay] { parts.months }

    /// The days that belong to no whole month of it.
    package var singleDays: [CivilDay] { parts.days }

    private var parts: (months: [CivilDay], days: [CivilDay]) {
        guard let days else { return ([], []) }
        var parts: (months: [CivilDay], days: [CivilDay]) = ([], [])
        var day = days.lowerBound
        while day <= days.upperBound {
            let next = day.firstOfNextMonth
            if day == day.firstOfMonth, next + -1 <= days.upperBound {
                parts.months.append(day)
                day = next
            } else {
                parts.days.append(day)
                day = day + 1
            }
        }
        return parts
    }
}

extension CivilDay {
    /// The first day of its month.
    package var firstOfMonth: CivilDay { self + -(dayOfMonth - 1) }

    /// The first day of the month after it.
    package var firstOfNextMonth: CivilDay {
        // Five days after the 28th at the earliest, another month has begun.
        (firstOfMonth + 32).firstOfMonth
    }

    private var dayOfMonth: Int { Int(Timestamp.civil(fromDays: Int64(number)).day) }
}

extension FigureSpan {
    /// The span before it: the month before a month, as many days before days; nil for everything.
    package var before: FigureSpan? {
        guard let days else { return nil }
        let last = days.lowerBound + -1
        if self == .month(of: days.lowerBound) { return .month(of: last) }
        return FigureSpan(from: last + -(days.upperBound.number - days.lowerBound.number), through: last)
    }
}

extension FigureSpan {
    /// The same days a year before: a month's month; nil for everything.
    package var yearBefore: FigureSpan? {
        guard let days else { return nil }
        if self == .month(of: days.lowerBound) { return .month(of: days.lowerBound.yearBefore) }
        return FigureSpan(from: days.lowerBound.yearBefore, through: days.upperBound.yearBefore)
    }
}

extension CivilDay {
    /// The same day a year before; the 28th of February for the 29th.
    package var yearBefore: CivilDay {
        let (own, earlier) = (Timestamp.civil(fromDays: Int64(number)), self + -365)
        let other = Timestamp.civil(fromDays: Int64(earlier.number))
        return (own.month, own.day) == (other.month, other.day) ? earlier : self + -366
    }
}
