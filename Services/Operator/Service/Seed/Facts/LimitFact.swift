package import Model

/// How long a stage may take, as far as the line says so for a category, an urgency and a town.
package struct LimitFact: Sendable {
    package let stage: TimeLimitStage
    package let scope: LimitPolicy.Scope
    /// nil for both.
    package let urgency: Urgency?
    /// nil for every town.
    package let town: TownCode?
    package let amount: LimitAmount
    package let warningPercent: Int32

    init(_ line: FactTable.Line) throws(SeedError) {
        guard let stage = TimeLimitStage(rawValue: try line.text("stage")) else {
            throw line.malformed("an unknown stage")
        }
        self.stage = stage
        scope = try line.value("category")
        urgency = try Self.wildcard(line, "urgency") { Urgency(rawValue: $0) }
        town = try Self.wildcard(line, "town") { TownCode(rawValue: $0) }
        guard let unit = LimitAmount.Unit(rawValue: try line.text("unit")) else {
            throw line.malformed("an unknown unit")
        }
        let count: Double = try line.value("amount")
        guard count > 0, count <= 8784 else { throw line.malformed("an amount is above 0 and at most 8784") }
        amount = LimitAmount(count, unit)
        warningPercent = try line.value("warningPercent")
        guard (1...100).contains(warningPercent) else { throw line.malformed("a warning is at 1 to 100 per cent") }
    }

    /// nil for `*`.
    private static func wildcard<Value>(
        _ line: FactTable.Line,
        _ column: String,
        _ make: (String) -> Value?
    ) throws(SeedError) -> Value? {
        let text = try line.text(column)
        guard text != "*" else { return nil }
        guard let value = make(text) else { throw line.malformed("\(column) means nothing: \(text)") }
        return value
    }
}
