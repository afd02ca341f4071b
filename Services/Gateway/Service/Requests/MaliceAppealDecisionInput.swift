/// What the city decides on an appeal against bad faith.
package struct MaliceAppealDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "MaliceAppealDecisionInput",
        "What the city decides on an appeal against bad faith.",
        [
            .required("isUpheld", .boolean, "Its reporter is right."),
            .required("reason", .words(upTo: 500), "Why; its reporter reads it."),
        ]
    )

    /// Its reporter is right.
    package let isUpheld: Bool
    /// Why; its reporter reads it.
    package let reason: String

    package init(_ json: JSONObject) throws {
        isUpheld = try json.boolean("isUpheld")
        reason = try json.string("reason")
    }
}
