extension Timestamp {
    /// The minute on the city's clocks (Asia/Shanghai, UTC+8 all year), as spreadsheets take it: `2026-11-24 09:30`.
    package var localMinute: String {
        let text = (self + .seconds(8 * 3600)).description
        return String(text.prefix(10)) + " " + String(text.dropFirst(11).prefix(5))
    }
}
