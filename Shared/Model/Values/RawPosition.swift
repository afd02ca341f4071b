/// A position as a phone sent it: raw value, the system it is in, and the accuracy; kept as evidence beside the WGS-84 one.
package struct RawPosition: Hashable, Codable, Sendable {
    package let longitude: Double
    package let latitude: Double
    package let system: CoordinateSystemName
    /// Metres; nil when the phone did not tell.
    package let accuracyMetres: Double?

    package init(longitude: Double, latitude: Double, system: CoordinateSystemName, accuracyMetres: Double? = nil) {
        self.longitude = longitude
        self.latitude = latitude
        self.system = system
        self.accuracyMetres = accuracyMetres
    }

    /// The position in the storage system; nil when it is not on the planet.
    package var wgs84: Coordinate<WGS84>? {
        switch system {
        case .wgs84:
            Coordinate<WGS84>(longitude: longitude, latitude: latitude, accuracyMetres: accuracyMetres)
        case .gcj02:
            Coordinate<GCJ02>(longitude: longitude, latitude: latitude, accuracyMetres: accuracyMetres)?.wgs84
        }
    }
}
