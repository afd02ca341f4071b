import ArgumentParser

/// What an area is: a town, a village or a grid cell.
package enum AreaLevel: String, CaseIterable, Sendable, ExpressibleByArgument {
    case town, village, cell

    /// The table in schema `city`.
    var table: String { rawValue }

    /// Digits of a code.
    var digits: Int {
        switch self {
        case .town: 9
        case .village: 12
        case .cell: 15
        }
    }

    /// What such areas fill; towns fill the city, whose outline is nobody's but theirs.
    var parent: AreaLevel? {
        switch self {
        case .town: nil
        case .village: .town
        case .cell: .village
        }
    }

    func words(_ count: Int) -> String {
        switch (self, count) {
        case (.town, 1): "1 town"
        case (.town, _): "\(count) towns"
        case (.village, 1): "1 village"
        case (.village, _): "\(count) villages"
        case (.cell, 1): "1 cell"
        case (.cell, _): "\(count) cells"
        }
    }
}
