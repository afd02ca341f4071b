package import Model

/// Why it is not this department’s.
package struct ReturnInput: RequestContent {
    package static let schema = ObjectSchema(
        "ReturnInput",
        "Why it is not this department’s.",
        [
            .required("reason", .words(upTo: 500), "Why."),
            .optional("suggestedDepartmentCode", .text(.department), "Whose it is."),
        ]
    )

    /// Why.
    package let reason: String
    /// Whose it is.
    package let suggestedDepartmentCode: DepartmentCode?

    package init(_ json: JSONObject) throws {
        reason = try json.string("reason")
        suggestedDepartmentCode = try json.optionalValue("suggestedDepartmentCode")
    }
}
