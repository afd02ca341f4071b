package import Model

/// What becomes of a returned case.
package struct ReturnDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "ReturnDecisionInput",
        "What becomes of a returned case.",
        [
            .required("departmentCode", .text(.department), "Who has it now."),
            .required("isFinal", .boolean, "Designated: no further return."),
            .optional("note", .text(length: 0...500, form: nil), "For the department."),
        ]
    )

    /// Who has it now.
    package let departmentCode: DepartmentCode
    /// Designated: no further return.
    package let isFinal: Bool
    /// For the department.
    package let note: String?

    package init(_ json: JSONObject) throws {
        departmentCode = try json.value("departmentCode")
        isFinal = try json.boolean("isFinal")
        note = try json.optionalString("note")
    }
}
