import Model

/// The drawing from the seed files.
extension SchematicCity {
    /// The published area of the whole city, which the towns' areas are scaled to: 2,465 km².
    private static let publishedArea = 2_465e6
    /// Stands in for the residents of a park that the census counts with its neighbours.
    private static let parkWeight = 60_000.0

    package init(facts: CityFacts, cellCount: Int) {
        let villages = Dictionary(grouping: facts.villages, by: \.townCode)
        let listed = facts.towns.reduce(0) { $0 + $1.areaKm2 }
        let towns = facts.towns.map { town in
            Town(
                code: town.code.rawValue,
                seat: LocalProjection.city.planar(longitude: town.longitude, latitude: town.latitude),
                area: town.areaKm2 / listed * Self.publishedArea,
                weight: town.population.map(Double.init) ?? Self.parkWeight,
                villageCodes: (villages[town.code] ?? []).map(\.code.rawValue)
            )
        }
        self.init(towns: towns, cellCount: cellCount)
    }
}
