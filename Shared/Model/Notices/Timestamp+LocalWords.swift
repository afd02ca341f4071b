extension Timestamp {
    /// The minute as people read it on the city's clocks (Asia/Shanghai, UTC+8 all year): `11月24日 09:30`, `24 Nov 09:30`.
    package var localWords: Words {
        let minutes = (microseconds + 8 * 3_600_000_000) / 60_000_000
        let (_, month, day) = Timestamp.civil(fromDays: minutes / 1440)
        let hour = Self.twoDigits(minutes % 1440 / 60)
        let minute = Self.twoDigits(minutes % 60)
        return Words(
            zh: "\(month)月\(day)日 \(hour):\(minute)",
            en: "\(day) \(Self.months[Int(month) - 1]) \(hour):\(minute)"
        )
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
