package import Model

/// Which unit is called to the officer's help, and for what.
package struct AssistanceInput: RequestContent {
    package static let schema = ObjectSchema(
        "AssistanceInput",
        "Which unit is called to the officer's help, and for what.",
        [
            .required("departmentCode", .text(.department), "Of the town, one of its villages, or the city."),
            .required("text", .words(upTo: 500), "What is needed; the reporter does not read it."),
        ]
    )

    /// Of the town, one of its villages, or the city.
    package let departmentCode: DepartmentCode
    /// What is needed; the reporter does not read it.
    package let text: String

    package init(_ json: JSONObject) throws {
        departmentCode = try json.value("departmentCode")
        text = try json.string("text")
    }
}
