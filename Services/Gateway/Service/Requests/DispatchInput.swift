package import Model

/// To which department the case goes.
package struct DispatchInput: RequestContent {
    package static let schema = ObjectSchema(
        "DispatchInput",
        "To which department the case goes.",
        [
            .required("departmentCode", .text(.department), "The department."),
            .optional("note", .text(length: 0...500, form: nil), "For the department."),
        ]
    )

    /// The department.
    package let departmentCode: DepartmentCode
    /// For the department.
    package let note: String?

    package init(_ json: JSONObject) throws {
        departmentCode = try json.value("departmentCode")
        note = try json.optionalString("note")
    }
}
