/// A day of the city's calendar, e.g. `2026-11-25`; a day is from midnight to midnight in Asia/Shanghai (UTC+8 all year).
package struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The day that this moment lies in.
    package init(_ moment: Timestamp) {
        number = Int((moment.microseconds + Self.offset).flooredQuotient(by: Self.microseconds))
    }

    /// Its first moment.
    package var start: Timestamp { Timestamp(microseconds: Int64(number) * Self.microseconds - Self.offset) }

    package var year: Int { Int(Timestamp.civil(fromDays: Int64(number)).year) }

    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { Int((Int64(number) + 3) - (Int64(number) + 3).flooredQuotient(by: 7) * 7) }

    package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    package static func + (left: CivilDay, right: Int) -> CivilDay { CivilDay(number: left.number + right) }

    /// Microseconds of a day.
    static let microseconds: Int64 = 86_400_000_000
    /// Of the city's clocks before UTC, in microseconds.
    static let offset: Int64 = 8 * 3_600_000_000
}

extension CivilDay: LosslessStringConvertible {
    /// Reads `YYYY-MM-DD`; nil for a text of another shape and for a day that no month has.
    package init?(_ description: String) {
        guard description.utf8.count == 10, let noon = Timestamp(description + "T12:00:00+08:00") else { return nil }
        self.init(noon)
    }

    package var description: String { String((start + .seconds(8 * 3600)).description.prefix(10)) }
}
