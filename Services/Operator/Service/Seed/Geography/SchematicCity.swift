/// A made-up division of a real city's land (示意图): one site for each grid cell, from which PostGIS draws the borders.
///
/// Nothing here is copied from a map. The land is the union of soft discs about the town seats, as large as the city
/// is known to be; towns get their known areas by a power diagram, villages and cells share a town by Lloyd's
/// relaxation. Every cell is later the Voronoi region of its site, so cells tile the city without gap or overlap, and
/// villages and towns are unions of their cells. The same facts give the same sites, bit for bit.
package struct SchematicCity: Sendable {
    /// A town as the drawing needs it.
    package struct Town: Sendable {
        package let code: String
        package let seat: PlanarPoint
        /// Square metres.
        package let area: Double
        /// Residents, or an estimate where the census counts them elsewhere: shares out the cells.
        package let weight: Double
        package let villageCodes: [String]

        package init(code: String, seat: PlanarPoint, area: Double, weight: Double, villageCodes: [String]) {
            self.code = code
            self.seat = seat
            self.area = area
            self.weight = weight
            self.villageCodes = villageCodes
        }
    }

    /// The site of a grid cell.
    package struct Cell: Sendable, Equatable {
        /// Village code and three digits (structure of GB/T 30428.1).
        package let code: String
        package let villageCode: String
        package let townCode: String
        package let site: PlanarPoint
    }

    package let cells: [Cell]
    /// Sites outside the city: their regions are thrown away, they give the outermost cells their outer edge.
    package let outside: [PlanarPoint]

    /// - Parameters:
    ///   - cellCount: grid cells in the whole city; every village gets at least two.
    ///   - spacing: metres between the samples that stand for the land.
    package init(towns: [Town], cellCount: Int = 3_000, spacing: Double = 160) {
        let land = SchematicLand(towns: towns, spacing: spacing)
        outside = land.outside
        let partition = PowerPartition(
            seats: towns.map(\.seat),
            areas: towns.map(\.area),
            samples: land.inside,
            sampleArea: spacing * spacing
        )
        var samples: [[PlanarPoint]] = Array(repeating: [], count: towns.count)
        for sample in land.inside {
            samples[partition.owner(of: sample)].append(sample)
        }
        let shares = Apportionment.shares(
            of: cellCount,
            weights: towns.map(\.weight),
            least: towns.map { 2 * $0.villageCodes.count }
        )
        var cells: [Cell] = []
        for (index, town) in towns.enumerated() {
            cells += Self.cells(of: town, on: samples[index], count: shares[index])
        }
        self.cells = cells
    }

    private static func cells(of town: Town, on samples: [PlanarPoint], count: Int) -> [Cell] {
        var random = StableRandom(named: town.code)
        let villages = CentroidalPartition(of: samples, into: town.villageCodes.count, rounds: 14, random: &random)
        var parts: [[PlanarPoint]] = Array(repeating: [], count: villages.centres.count)
        for (sample, village) in zip(samples, villages.membership) {
            parts[village].append(sample)
        }
        // The first village of the list lies at the seat: lists begin with the old market place.
        let order = villages.centres.indices.sorted {
            villages.centres[$0].squaredDistance(to: town.seat) < villages.centres[$1].squaredDistance(to: town.seat)
        }
        let shares = Apportionment.shares(
            of: count,
            weights: order.map { Double(parts[$0].count) },
            least: order.map { _ in 2 }
        )
        var cells: [Cell] = []
        for (position, village) in order.enumerated() {
            let villageCode = town.villageCodes[position]
            let sites = CentroidalPartition(of: parts[village], into: shares[position], rounds: 10, random: &random)
            // Numbered from north to south, as one reads a map.
            let sorted = sites.centres.sorted { ($1.y, $0.x) < ($0.y, $1.x) }
            for (number, site) in sorted.enumerated() {
                cells.append(
                    Cell(
                        code: villageCode + ThreeDigits.text(number + 1),
                        villageCode: villageCode,
                        townCode: town.code,
                        site: site
                    )
                )
            }
        }
        return cells
    }
}
