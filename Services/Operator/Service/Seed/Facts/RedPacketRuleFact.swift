/// How a red packet is drawn.
package struct RedPacketRuleFact: Sendable {
    package let code: String
    package let name: String
    package let englishName: String
    /// Per mille for each prize; they sum to 1000.
    package let chances: [Int32]
    /// Each prize as per cent of the category's mean.
    package let percents: [Int32]
    /// Red packets a citizen may win in a day and in a month, and fen in a month.
    package let dailyCap: Int32
    package let monthlyCap: Int32
    package let monthlyCapFen: Int32

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.text("code")
        name = try line.text("name")
        englishName = try line.text("englishName")
        dailyCap = try line.value("dailyCap")
        monthlyCap = try line.value("monthlyCap")
        monthlyCapFen = try line.value("monthlyCapFen")
        var chances: [Int32] = []
        var percents: [Int32] = []
        for prize in try line.list("prizes", by: " ") {
            let parts = prize.split(separator: ":").compactMap { Int32($0) }
            guard parts.count == 2 else { throw line.malformed("a prize is chance:percent") }
            chances.append(parts[0])
            percents.append(parts[1])
        }
        guard chances.reduce(0, +) == 1_000 else { throw line.malformed("the chances do not sum to 1000") }
        self.chances = chances
        self.percents = percents
    }
}
