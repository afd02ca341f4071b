package import Model

/// Into which open report a duplicate is merged.
package struct MergerInput: RequestContent {
    package static let schema = ObjectSchema(
        "MergerInput",
        "Into which open report a duplicate is merged.",
        [
            .required("originalId", .text(.uuid), "An open report of the town."),
            .required("text", .words(upTo: 500), "What the reporter and the public read."),
        ]
    )

    /// An open report of the town.
    package let originalId: ReportID
    /// What the reporter and the public read.
    package let text: String

    package init(_ json: JSONObject) throws {
        originalId = try json.value("originalId")
        text = try json.string("text")
    }
}
