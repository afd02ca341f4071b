/// Open reports near a place, nearest first.
package struct NearbyReports: ResponseContent {
    package static let schema = ObjectSchema(
        "NearbyReports",
        "Open reports near a place, nearest first.",
        [
            .required("items", .list(of: .object(NearbyReport.schema), upTo: 20), "All of them.")
        ]
    )

    /// All of them.
    package let items: [NearbyReport]
}
