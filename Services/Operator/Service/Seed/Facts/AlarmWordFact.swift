/// A word that makes an emergency or a crime tip of a report, or one that calms (`calm`).
package struct AlarmWordFact: Sendable {
    package let list: String
    package let word: String

    init(_ line: FactTable.Line) throws(SeedError) {
        list = try line.text("list")
        word = try line.text("word")
    }
}
