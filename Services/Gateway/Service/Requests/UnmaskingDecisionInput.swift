/// What the second person decides.
package struct UnmaskingDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "UnmaskingDecisionInput",
        "What the second person decides.",
        [
            .required("isApproved", .boolean, "The asker may read the contact for a limited time.")
        ]
    )

    /// The asker may read the contact for a limited time.
    package let isApproved: Bool

    package init(_ json: JSONObject) throws {
        isApproved = try json.boolean("isApproved")
    }
}
