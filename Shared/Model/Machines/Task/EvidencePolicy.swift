/// How near an officer must be (*config*: these are defaults).
package struct EvidencePolicy: Hashable, Codable, Sendable {
    /// Metres from the pin beyond which a reason is needed; the accuracy of the officer's position is added.
    package var limitMetres: Double
    /// The most that a poor accuracy may add, in metres: else a phone that claims 10 km would be near everywhere.
    package var maximumAccuracyMetres: Double

    package init(limitMetres: Double = 200, maximumAccuracyMetres: Double = 200) {
        self.limitMetres = limitMetres
        self.maximumAccuracyMetres = maximumAccuracyMetres
    }

    package static let standard = EvidencePolicy()

    /// Whether a position counts as remote from a pin.
    package func isRemote(_ position: Coordinate<WGS84>, from pin: Coordinate<WGS84>) -> Bool {
        position.distance(to: pin) > limitMetres + min(position.accuracyMetres ?? 0, maximumAccuracyMetres)
    }
}
