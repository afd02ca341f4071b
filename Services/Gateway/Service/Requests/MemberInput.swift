package import Model

/// Who in the department works on a case.
package struct MemberInput: RequestContent {
    package static let schema = ObjectSchema(
        "MemberInput",
        "Who in the department works on a case.",
        [.optional("memberId", .text(.uuid), "A member of the department; absent: nobody in particular.")]
    )

    /// A member of the department; absent: nobody in particular.
    package let memberId: AccountID?

    package init(_ json: JSONObject) throws {
        memberId = try json.optionalValue("memberId")
    }
}
