package import Model

/// Which unit is needed no more.
package struct AssistanceEndInput: RequestContent {
    package static let schema = ObjectSchema(
        "AssistanceEndInput",
        "Which unit is needed no more.",
        [.required("departmentCode", .text(.department), "Who was called.")]
    )

    /// Who was called.
    package let departmentCode: DepartmentCode

    package init(_ json: JSONObject) throws {
        departmentCode = try json.value("departmentCode")
    }
}
