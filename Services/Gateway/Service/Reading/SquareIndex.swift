#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Counts of the smallest squares, so ordered that every larger square is one stretch of them: any tile of any scale is
/// gathered by a few searches, however many reports there are.
///
/// Squares are numbered as the web's map tiles are (x to the east, y to the south); the order is by interleaved bits.
package struct SquareIndex: Sendable {
    package struct Square: Hashable, Sendable {
        package let x: Int
        package let y: Int
        package let reports: Int

        package init(x: Int, y: Int, reports: Int) {
            self.x = x
            self.y = y
            self.reports = reports
        }
    }

    /// The scale of the smallest squares: there are 2^18 around the Earth, about 140 m wide here.
    package static let finest = 18
    /// A tile is gathered in 2^3 by 2^3 squares.
    private static let division = 3
    /// The scales a tile may have.
    package static let zooms = 0...(finest - division)

    private let places: [UInt64]
    /// Sums before each place, and behind the last: reports, and their x and y weighted by reports.
    private let reports: [Int]
    private let xs: [Int]
    private let ys: [Int]

    package init(_ squares: [Square]) {
        let ordered = squares.map { (place: Self.place($0.x, $0.y), square: $0) }.sorted { $0.place < $1.place }
        places = ordered.map(\.place)
        reports = Self.sums(ordered.map(\.square.reports))
        xs = Self.sums(ordered.map { $0.square.x * $0.square.reports })
        ys = Self.sums(ordered.map { $0.square.y * $0.square.reports })
    }

    /// What lies in a tile; nil where there is no such tile.
    package func tile(zoom: Int, x: Int, y: Int) -> MapTile? {
        guard Self.zooms.contains(zoom), (0..<(1 << zoom)).contains(x), (0..<(1 << zoom)).contains(y) else {
            return nil
        }
        let part = Self.finest - zoom - Self.division
        let whole = stretch(x: x, y: y, shift: part + Self.division)
        guard !whole.isEmpty else { return MapTile(reports: 0, items: []) }
        var items: [MapGathering] = []
        for row in 0..<(1 << Self.division) {
            for column in 0..<(1 << Self.division) {
                let found = stretch(
                    x: x << Self.division + column,
                    y: y << Self.division + row,
                    shift: part,
                    within: whole
                )
                if let gathering = gathering(found) { items.append(gathering) }
            }
        }
        return MapTile(reports: reports[whole.upperBound] - reports[whole.lowerBound], items: items)
    }

    private func gathering(_ stretch: Range<Int>) -> MapGathering? {
        guard !stretch.isEmpty else { return nil }
        let count = reports[stretch.upperBound] - reports[stretch.lowerBound]
        let x = Double(xs[stretch.upperBound] - xs[stretch.lowerBound]) / Double(count) + 0.5
        let y = Double(ys[stretch.upperBound] - ys[stretch.lowerBound]) / Double(count) + 0.5
        let side = Double(1 << Self.finest)
        return MapGathering(
            longitude: x / side * 360 - 180,
            latitude: atan(sinh(.pi * (1 - 2 * y / side))) * 180 / .pi,
            reports: count
        )
    }

    /// The places of one square that is 2^shift of the smallest wide.
    private func stretch(x: Int, y: Int, shift: Int, within: Range<Int>? = nil) -> Range<Int> {
        let first = Self.place(x << shift, y << shift)
        let behind = first + (1 << (2 * UInt64(shift)))
        let range = within ?? places.indices
        let lower = search(first, range)
        return lower..<search(behind, lower..<range.upperBound)
    }

    /// The first place that is not before `place`.
    private func search(_ place: UInt64, _ range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func sums(_ values: [Int]) -> [Int] {
        var sum = 0
        return [0]
            + values.map { value in
                sum += value
                return sum
            }
    }

    private static func place(_ x: Int, _ y: Int) -> UInt64 { spread(x) | spread(y) << 1 }

    /// The bits of a number with a gap behind each.
    private static func spread(_ value: Int) -> UInt64 {
        var bits = UInt64(truncatingIfNeeded: value) & 0xFFFF_FFFF
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333
        return (bits | bits << 1) & 0x5555_5555_5555_5555
    }
}
