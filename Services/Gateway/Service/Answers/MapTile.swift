/// Open public reports in one tile of the map, gathered in at most 64 squares.
package struct MapTile: ResponseContent {
    package static let schema = ObjectSchema(
        "MapTile",
        "Open public reports in one tile of the map, gathered in at most 64 squares.",
        [
            .required("reports", .integer(0...Int.max), "All of the tile."),
            .required("items", .list(of: .object(MapGathering.schema), upTo: 64), "Squares that have any."),
        ]
    )

    /// All of the tile.
    package let reports: Int
    /// Squares that have any.
    package let items: [MapGathering]
}

/// Reports that lie near each other.
package struct MapGathering: ResponseContent, Equatable {
    package static let schema = ObjectSchema(
        "MapGathering",
        "Reports that lie near each other.",
        [
            .required("longitude", .number(-180...180), "WGS-84, the middle of their squares of 140 m."),
            .required("latitude", .number(-90...90), "WGS-84, the middle of their squares of 140 m."),
            .required("reports", .integer(1...Int.max), "How many."),
        ]
    )

    /// WGS-84, the middle of their squares of 140 m.
    package let longitude: Double
    /// WGS-84, the middle of their squares of 140 m.
    package let latitude: Double
    /// How many.
    package let reports: Int
}
