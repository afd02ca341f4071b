package import Model

/// Why a reporter's contact is needed.
package struct UnmaskingInput: RequestContent {
    package static let schema = ObjectSchema(
        "UnmaskingInput",
        "Why a reporter’s contact is needed.",
        [
            .required("basis", .choice(of: LegalBasis.self), "The legal basis."),
            .required("reason", .words(upTo: 500), "Why; without the reporter’s data."),
        ]
    )

    /// The legal basis.
    package let basis: LegalBasis
    /// Why; without the reporter's data.
    package let reason: String

    package init(_ json: JSONObject) throws {
        basis = try json.choice("basis")
        reason = try json.string("reason")
    }
}
