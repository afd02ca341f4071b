package import Model

/// Which departments help the one in the lead.
package struct CoHandlersInput: RequestContent {
    package static let schema = ObjectSchema(
        "CoHandlersInput",
        "Which departments help the one in the lead.",
        [
            .required(
                "departmentCodes",
                .list(of: .text(.department), upTo: 5),
                "All of them from now on; empty: nobody helps any more."
            ),
            .optional("note", .words(upTo: 500), "For them."),
        ]
    )

    /// All of them from now on; empty: nobody helps any more.
    package let departmentCodes: [DepartmentCode]
    /// For them.
    package let note: String?

    package init(_ json: JSONObject) throws {
        departmentCodes = try json.strings("departmentCodes").compactMap { DepartmentCode(rawValue: $0) }
        note = try json.optionalString("note")
    }
}
