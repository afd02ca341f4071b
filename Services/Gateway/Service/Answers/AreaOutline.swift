/// An area as it is drawn.
package struct AreaOutline: ResponseContent {
    package static let schema = ObjectSchema(
        "AreaOutline",
        "A town or a village as it is drawn. Schematic (示意图) unless the city imported its own.",
        [
            .required("code", .text(length: 9...12, form: nil), "Of the town or village."),
            .required("name", .text(length: 0...64, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...128, form: nil), "In English; empty for a village."),
            .required(
                "rings",
                .list(of: .list(of: .number(-180...180), upTo: 20_000), upTo: 200),
                "Outer rings, each as longitude, latitude, longitude, latitude, … (WGS-84)."
            ),
        ]
    )

    package let code: String
    package let name: String
    package let englishName: String
    package let rings: [[Double]]
}
