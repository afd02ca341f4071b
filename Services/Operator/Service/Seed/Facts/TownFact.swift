package import Model

/// A town, subdistrict or park as the seed files know it.
package struct TownFact: Sendable {
    package let code: TownCode
    package let name: String
    package let shortName: String
    package let englishName: String
    package let kind: String
    /// Census of 2020; nil where the census counts the residents with a neighbour.
    package let population: Int32?
    package let areaKm2: Double
    /// WGS-84, to about a hundred metres.
    package let longitude: Double
    package let latitude: Double

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.value("code")
        name = try line.text("name")
        shortName = try line.text("shortName")
        englishName = try line.text("englishName")
        kind = try line.text("kind")
        population = try line.optional("population") == nil ? nil : try line.value("population", as: Int32.self)
        areaKm2 = try line.value("areaKm2")
        longitude = try line.value("longitude")
        latitude = try line.value("latitude")
    }
}
