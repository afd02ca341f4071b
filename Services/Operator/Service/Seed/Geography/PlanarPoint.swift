/// A place on the flat drawing board of the schematic city: metres east and north of its origin.
package struct PlanarPoint: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Square metres: comparing squares spares the root.
    func squaredDistance(to other: PlanarPoint) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return dx * dx + dy * dy
    }
}
