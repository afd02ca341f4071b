package import Model

/// A town whose demonstration accounts may get passwords.
package struct DemonstrationFact: Sendable {
    package let townCode: TownCode
    /// First word of the logins, e.g. `chashan`.
    package let label: String
    /// How many villages, from the middle of the town outwards, have one demonstration officer for all their cells.
    package let committees: Int
    /// The town's offices that have a demonstration clerk.
    package let kinds: [DepartmentKind]

    init(_ line: FactTable.Line) throws(SeedError) {
        townCode = try line.value("town")
        label = try line.text("label")
        committees = try line.value("committees")
        var kinds: [DepartmentKind] = []
        for text in try line.list("kinds", by: " ") {
            guard let kind = DepartmentKind(rawValue: text) else { throw line.malformed("\(text) is no kind") }
            kinds.append(kind)
        }
        self.kinds = kinds
    }
}
