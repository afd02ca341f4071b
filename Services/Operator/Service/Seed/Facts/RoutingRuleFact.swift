package import Model

/// Who is responsible for what: the columns of `city.routing_rule`.
package struct RoutingRuleFact: Sendable {
    package let code: String
    /// An item, a class, or `*`.
    package let category: String
    package let townCode: TownCode?
    package let level: String
    /// nil: the category's own kind.
    package let kind: DepartmentKind?
    package let rank: Int32
    package let note: String

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.text("code")
        category = try line.text("category")
        townCode = try line.optional("town") == nil ? nil : try line.value("town", as: TownCode.self)
        level = try line.text("level")
        kind = try line.optional("kind") == nil ? nil : try line.value("kind", as: DepartmentKind.self)
        rank = try line.value("rank")
        note = try line.text("note")
    }
}
