package import Model

/// A place as a phone sends it.
package struct PositionInput: RequestContent {
    package static let schema = ObjectSchema(
        "PositionInput",
        "A place as a phone sends it.",
        [
            .required("longitude", .number(-180...180), "Degrees."),
            .required("latitude", .number(-90...90), "Degrees."),
            .required("system", .choice(of: CoordinateSystemName.self), "wgs84, or gcj02 as WeChat maps use."),
            .optional("accuracyMetres", .number(0...10_000_000), "Where the phone tells it."),
        ]
    )

    /// Degrees.
    package let longitude: Double
    /// Degrees.
    package let latitude: Double
    /// wgs84, or gcj02 as WeChat maps use.
    package let system: CoordinateSystemName
    /// Where the phone tells it.
    package let accuracyMetres: Double?

    package init(_ json: JSONObject) throws {
        longitude = try json.number("longitude")
        latitude = try json.number("latitude")
        system = try json.choice("system")
        accuracyMetres = try json.optionalNumber("accuracyMetres")
    }
}

extension PositionInput {
    var raw: RawPosition {
        RawPosition(longitude: longitude, latitude: latitude, system: system, accuracyMetres: accuracyMetres)
    }
}
