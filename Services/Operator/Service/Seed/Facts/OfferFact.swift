package import Model

/// What points can be exchanged for in the beginning.
package struct OfferFact: Sendable {
    package let code: String
    /// Nil: at every town's counter.
    package let townCode: TownCode?
    package let name: String
    package let englishName: String
    package let points: Int32
    package let place: String
    package let englishPlace: String

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.text("code")
        townCode = try line.optional("town") == nil ? nil : try line.value("town", as: TownCode.self)
        name = try line.text("name")
        englishName = try line.text("englishName")
        points = try line.value("points")
        place = try line.text("place")
        englishPlace = try line.text("englishPlace")
    }
}
