/// The extent of outlines in degrees, as far as they are degrees.
struct AreaBox: Sendable {
    let west: Double
    let south: Double
    let east: Double
    let north: Double

    init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Nil without a feature.
    init?(_ features: [AreaFeature]) {
        let positions = features.lazy.flatMap(\.polygons).flatMap { $0 }.flatMap { $0 }
        guard let first = positions.first else { return nil }
        var (west, south, east, north) = (first.longitude, first.latitude, first.longitude, first.latitude)
        for position in positions {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        self.init(west: west, south: south, east: east, north: north)
    }

    private var swapped: AreaBox { AreaBox(west: south, south: west, east: north, north: east) }

    private func lies(in city: AreaBox) -> Bool {
        // Half a degree about the city is still its neighbourhood.
        west > city.west - 0.5 && east < city.east + 0.5 && south > city.south - 0.5 && north < city.north + 0.5
    }

    /// What is wrong with the numbers, whatever they outline.
    /// - Parameter city: where its towns have their seats.
    func fault(against city: AreaBox, file: String) -> AreaFault? {
        if lies(in: city) { return nil }
        let words: String
        if swapped.lies(in: city) {
            words = "the axes are swapped: GeoJSON has the longitude first"
        } else if max(abs(west), abs(east)) > 180 || max(abs(south), abs(north)) > 90 {
            // What the city's degrees are in Web Mercator, roughly: 111,320 metres to a degree of longitude.
            let isMercator = west / 111_320 > city.west - 1 && east / 111_320 < city.east + 1
            words =
                isMercator
                ? "these are metres, of Web Mercator (EPSG:3857) it seems: they have to be degrees"
                : "these are metres of a projection (Gauss–Krüger or UTM): they have to be degrees"
        } else {
            words = "they lie elsewhere, between \(west), \(south) and \(east), \(north)"
        }
        return AreaFault(.system, code: "", name: file, words: words)
    }
}
