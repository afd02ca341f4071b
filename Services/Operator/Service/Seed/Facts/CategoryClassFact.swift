/// A class of events: the first two digits of its items.
package struct CategoryClassFact: Sendable {
    package let code: String
    package let name: String
    package let englishName: String

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.text("code")
        name = try line.text("name")
        englishName = try line.text("englishName")
    }
}
