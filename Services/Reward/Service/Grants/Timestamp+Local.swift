import Foundation
import Model

extension Timestamp {
    /// Asia/Shanghai, which has had no summer time since 1991.
    private static let offsetSeconds: Int64 = 8 * 3600

    /// The month in local time, `yyyy-mm`.
    var localMonth: String {
        let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000 + Double(Self.offsetSeconds))
        return String(date.formatted(.iso8601.year().month()).prefix(7))
    }

    /// The day in local time, `yyyy-mm-dd`.
    var localDay: String {
        let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000 + Double(Self.offsetSeconds))
        return String(date.formatted(.iso8601.year().month().day()).prefix(10))
    }

    /// When the local month began.
    var localMonthStart: Timestamp { Timestamp("\(localMonth)-01T00:00:00+08:00") ?? localMidnight }

    /// The last local midnight.
    var localMidnight: Timestamp {
        let seconds = microseconds / 1_000_000 + Self.offsetSeconds
        return Timestamp(seconds: seconds - seconds % 86_400 - Self.offsetSeconds)
    }
}
