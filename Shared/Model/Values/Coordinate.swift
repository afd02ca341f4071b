/// A place on Earth in one system, in degrees, with the accuracy in metres where the phone told it.
///
/// JSON: `{"longitude": 113.75, "latitude": 23.02, "system": "wgs84", "accuracyMetres": 12}`; a body of the other
/// system, or off the planet, does not decode.
package struct Coordinate<System: CoordinateSystem>: Hashable, Sendable {
    package let longitude: Double
    package let latitude: Double
    /// Radius of the circle the place is in, in metres; nil when unknown.
    package let accuracyMetres: Double?

    /// Nil when not on the planet (or not a number), or when the accuracy is negative or not a number.
    package init?(longitude: Double, latitude: Double, accuracyMetres: Double? = nil) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude),
            accuracyMetres.map({ $0 >= 0 && $0.isFinite }) ?? true
        else { return nil }
        self.init(unchecked: longitude, latitude, accuracyMetres)
    }

    init(unchecked longitude: Double, _ latitude: Double, _ accuracyMetres: Double?) {
        self.longitude = longitude
        self.latitude = latitude
        self.accuracyMetres = accuracyMetres
    }
}

extension Coordinate: Codable {
    private enum CodingKeys: String, CodingKey {
        case longitude, latitude, system, accuracyMetres
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(CoordinateSystemName.self, forKey: .system) == System.name else {
            throw DecodingError.dataCorruptedError(
                forKey: .system,
                in: container,
                debugDescription: "expected \(System.name.rawValue)"
            )
        }
        guard
            let value = Coordinate(
                longitude: try container.decode(Double.self, forKey: .longitude),
                latitude: try container.decode(Double.self, forKey: .latitude),
                accuracyMetres: try container.decodeIfPresent(Double.self, forKey: .accuracyMetres)
            )
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .longitude,
                in: container,
                debugDescription: "not a place on Earth"
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(longitude, forKey: .longitude)
        try container.encode(latitude, forKey: .latitude)
        try container.encode(System.name, forKey: .system)
        try container.encodeIfPresent(accuracyMetres, forKey: .accuracyMetres)
    }
}
