package import Model

/// A kind of department and on which levels it has offices.
package struct DepartmentKindFact: Sendable {
    package let code: DepartmentKind
    /// As people call the trade, e.g. 城管执法.
    package let name: String
    /// What follows the town's name on the office's door.
    package let officeName: String
    package let englishName: String
    /// `city`, `town`, `village`.
    package let levels: [String]

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.value("code")
        name = try line.text("name")
        officeName = try line.text("officeName")
        englishName = try line.text("englishName")
        levels = try line.list("levels", by: " ")
    }
}
