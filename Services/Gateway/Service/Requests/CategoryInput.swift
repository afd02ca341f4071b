package import Model

/// A better category, and why.
package struct CategoryInput: RequestContent {
    package static let schema = ObjectSchema(
        "CategoryInput",
        "A better category, and why.",
        [
            .required("categoryCode", .text(.category), "The category."),
            .required("reason", .words(upTo: 500), "Why."),
        ]
    )

    /// The category.
    package let categoryCode: CategoryCode
    /// Why.
    package let reason: String

    package init(_ json: JSONObject) throws {
        categoryCode = try json.value("categoryCode")
        reason = try json.string("reason")
    }
}
