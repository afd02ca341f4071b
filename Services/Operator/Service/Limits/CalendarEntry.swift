import Model

/// Days that differ from the plain week, as the city's data names them.
struct CalendarEntry: Sendable, CustomStringConvertible {
    let span: CalendarSpan
    let name: String
    let englishName: String
    /// `seed` for published days, `city` for what was entered here.
    let origin: String

    var description: String {
        let days = span.first == span.last ? "\(span.first)" : "\(span.first) – \(span.last)"
        return "\(days)  \(span.isWorking ? "working" : "off")  \(name)  (\(origin))"
    }
}
