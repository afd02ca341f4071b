/// The city's land as evenly spaced samples, and a fringe of points around it.
struct SchematicLand {
    /// Samples of the land, west to east in rows from south to north.
    private(set) var inside: [PlanarPoint] = []
    /// A sparse ring of points beyond the border, at least as wide as three cells.
    private(set) var outside: [PlanarPoint] = []

    private static let margin = 14_000.0
    private static let fringeSpacing = 900.0

    /// - Parameter spacing: metres between samples.
    ///
    /// The land is where the soft discs of the towns add up most: the samples are sorted by that sum and taken until
    /// the area is full. That fills the gaps between neighbouring discs and needs no drawn outline.
    init(towns: [SchematicCity.Town], spacing: Double) {
        guard let first = towns.first else { return }
        var (west, east, south, north) = (first.seat.x, first.seat.x, first.seat.y, first.seat.y)
        for town in towns {
            west = min(west, town.seat.x)
            east = max(east, town.seat.x)
            south = min(south, town.seat.y)
            north = max(north, town.seat.y)
        }
        let columns = Int((east - west + 2 * Self.margin) / spacing)
        let rows = Int((north - south + 2 * Self.margin) / spacing)
        var jitter = StableRandom(named: "land")
        var candidates: [(point: PlanarPoint, field: Double)] = []
        candidates.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                // A little disorder, so that no border follows the rows.
                let x = west - Self.margin + (Double(column) + 0.6 * jitter.nextUnit()) * spacing
                let y = south - Self.margin + (Double(row) + 0.6 * jitter.nextUnit()) * spacing
                let point = PlanarPoint(x: x, y: y)
                candidates.append((point, Self.field(at: point, towns: towns)))
            }
        }
        let area = towns.reduce(0) { $0 + $1.area }
        let count = min(Int(area / (spacing * spacing)), candidates.count - 1)
        let threshold = candidates.map(\.field).sorted(by: >)[count]
        inside = candidates.filter { $0.field > threshold }.map(\.point)

        let stride = max(1, Int(Self.fringeSpacing / spacing))
        for row in Swift.stride(from: 0, to: rows, by: stride) {
            for column in Swift.stride(from: 0, to: columns, by: stride) {
                let candidate = candidates[row * columns + column]
                if candidate.field < threshold * 0.97, candidate.field > threshold * 0.75 {
                    outside.append(candidate.point)
                }
            }
        }
    }

    /// The sum over the towns of area / distance²: long-ranged enough to close the gaps between neighbours.
    private static func field(at point: PlanarPoint, towns: [SchematicCity.Town]) -> Double {
        var sum = 0.0
        for town in towns {
            sum += town.area / max(point.squaredDistance(to: town.seat), 1)
        }
        return sum
    }
}
