/// When somebody's telephone stays silent: from a minute of the city's day until before another one, over midnight or not.
package struct QuietHours: Hashable, Codable, Sendable {
    /// Minutes since local midnight.
    package let from: Int
    /// The first minute after them.
    package let until: Int

    /// Nil where the minutes are not of a day, or nothing lies between them.
    package init?(from: Int, until: Int) {
        self.init(unchecked: from, until)
        guard isPossible else { return nil }
    }

    private init(unchecked from: Int, _ until: Int) {
        self.from = from
        self.until = until
    }

    /// False for what a message from outside may say and no clock shows.
    var isPossible: Bool { (0..<1440).contains(from) && (0..<1440).contains(until) && from != until }

    /// 22:00 to 07:00 (*config* by every person).
    package static let standard = QuietHours(unchecked: 22 * 60, 7 * 60)

    /// This moment, or the end of the quiet hours that it lies in.
    package func release(of moment: Timestamp) -> Timestamp {
        let day = CivilDay(moment)
        let minute = Int((moment.microseconds - day.start.microseconds) / 60_000_000)
        let isEvening = minute >= from && (from > until || minute < until)
        let isMorning = from > until && minute < until
        guard isEvening || isMorning else { return moment }
        let end = isEvening && from > until ? day + 1 : day
        return end.start + .seconds(until * 60)
    }
}

extension QuietHours {
    /// As people write it, `22:00`; nil for anything that is no time of day.
    package static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    package static func text(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
