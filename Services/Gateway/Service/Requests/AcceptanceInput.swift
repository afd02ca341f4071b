package import Model

/// When it will be done.
package struct AcceptanceInput: RequestContent {
    package static let schema = ObjectSchema(
        "AcceptanceInput",
        "When it will be done.",
        [
            .optional("expectedOn", .text(.time, upTo: 40), "When it will be done.")
        ]
    )

    /// When it will be done.
    package let expectedOn: Timestamp?

    package init(_ json: JSONObject) throws {
        expectedOn = try json.optionalValue("expectedOn")
    }
}
