extension Timestamp {
    /// The day as people in the city read it (Asia/Shanghai, UTC+8 all year): `11月26日`, `26 November`.
    package var localDay: Words {
        let microsecondsOfDay: Int64 = 86_400_000_000
        let local = microseconds + 8 * 3_600_000_000
        let days = local >= 0 ? local / microsecondsOfDay : (local + 1) / microsecondsOfDay - 1
        let (_, month, day) = Timestamp.civil(fromDays: days)
        return Words(zh: "\(month)月\(day)日", en: "\(day) \(Self.monthNames[Int(month) - 1])")
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
