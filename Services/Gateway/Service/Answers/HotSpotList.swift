/// The cells in which most is open or comes again, the worst first.
package struct HotSpotList: ResponseContent {
    package static let schema = ObjectSchema(
        "HotSpotList",
        "The cells in which most is open or comes again, the worst first.",
        [
            .required("items", .list(of: .object(HotSpot.schema), upTo: 100), "All of them.")
        ]
    )

    /// All of them.
    package let items: [HotSpot]
}
