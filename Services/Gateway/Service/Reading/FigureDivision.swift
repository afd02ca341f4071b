import City
package import Model

/// How an area is divided for its figures.
package enum FigureDivision: Sendable {
    case villages, cells, categories
    /// One category, town by town.
    case topic(CategoryCode)

    var subject: FigureReading.Subject {
        switch self {
        case .villages, .cells: .cell
        case .categories, .topic: .category
        }
    }

    var category: CategoryCode? {
        if case .topic(let code) = self { code } else { nil }
    }
}
