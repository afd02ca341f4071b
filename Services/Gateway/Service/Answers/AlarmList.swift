/// Emergencies, most pressing first.
package struct AlarmList: ResponseContent {
    package static let schema = ObjectSchema(
        "AlarmList",
        "Emergencies, most pressing first.",
        [
            .required("items", .list(of: .object(AlarmItem.schema), upTo: 500), "All of them.")
        ]
    )

    /// All of them.
    package let items: [AlarmItem]
}
