/// Where the officer stands.
package struct ArrivalInput: RequestContent {
    package static let schema = ObjectSchema(
        "ArrivalInput",
        "Where the officer stands.",
        [
            .required("position", .object(PositionInput.schema), "Of the officer.")
        ]
    )

    /// Of the officer.
    package let position: PositionInput

    package init(_ json: JSONObject) throws {
        position = try PositionInput(try json.object("position"))
    }
}
