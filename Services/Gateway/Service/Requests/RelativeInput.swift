import Model

/// Whom the report is made for, with a number for questions on site; both may be left out.
package struct RelativeInput: RequestContent {
    package static let schema = ObjectSchema(
        "RelativeInput",
        "Whom the report is made for, with a number for questions on site; both may be left out.",
        [
            .optional("name", .text(length: 0...64, form: nil), "How to call them."),
            .optional(
                "phone",
                .text(length: 0...16, form: .phoneOrNone),
                "For questions on site: the officer who verifies may read it, and every reading is recorded."
            ),
        ]
    )

    /// How to call them.
    package let name: String?
    /// For questions on site: the officer who verifies may read it, and every reading is recorded.
    package let phone: String?

    package init(_ json: JSONObject) throws {
        name = try json.optionalString("name")
        phone = try json.optionalString("phone")
    }
}

extension RelativeInput {
    /// What is blank is left out.
    var contact: RelativeContact {
        func told(_ text: String?) -> String? { text.flatMap { TextForm.filled.accepts($0) ? $0 : nil } }
        return RelativeContact(name: told(name), phone: told(phone))
    }
}
