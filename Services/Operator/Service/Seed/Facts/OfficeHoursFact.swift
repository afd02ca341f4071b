package import Model

/// One period of the office hours of every working day.
package struct OfficeHoursFact: Sendable {
    /// `HH:MM`, local time.
    package let opens: String
    package let closes: String
    package let period: OfficeHours.Period

    init(_ line: FactTable.Line) throws(SeedError) {
        opens = try line.text("opens")
        closes = try line.text("closes")
        guard let first = Self.minutes(opens), let last = Self.minutes(closes), first < last else {
            throw line.malformed("opens and closes are HH:MM, in this order")
        }
        period = OfficeHours.Period(opensAtMinute: first, closesAtMinute: last)
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard text.utf8.count == 5, parts.count == 2, (0...24).contains(parts[0]), (0..<60).contains(parts[1]) else {
            return nil
        }
        return parts[0] * 60 + parts[1]
    }
}
