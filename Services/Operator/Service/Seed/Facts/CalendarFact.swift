package import Model

/// Days that differ from the plain week, with their name.
package struct CalendarFact: Sendable {
    package let span: CalendarSpan
    package let name: String
    package let englishName: String

    init(_ line: FactTable.Line) throws(SeedError) {
        let kind = try line.text("kind")
        guard ["holiday", "working"].contains(kind) else { throw line.malformed("kind is holiday or working") }
        guard
            let span = CalendarSpan(
                first: try line.value("first"),
                last: try line.value("last"),
                isWorking: kind == "working"
            )
        else { throw line.malformed("a span ends before it begins") }
        self.span = span
        name = try line.text("name")
        englishName = try line.text("englishName")
    }
}
