package import Model

/// A place on Earth.
package struct PlaceAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "PlaceAnswer",
        "A place on Earth.",
        [
            .required("longitude", .number(-180...180), "Degrees."),
            .required("latitude", .number(-90...90), "Degrees."),
            .required("system", .choice(of: CoordinateSystemName.self), "wgs84."),
            .optional("accuracyMetres", .number(0...10_000_000), "Where the phone told it."),
        ]
    )

    /// Degrees.
    package let longitude: Double
    /// Degrees.
    package let latitude: Double
    /// wgs84.
    package let system: CoordinateSystemName
    /// Where the phone told it.
    package let accuracyMetres: Double?
}
