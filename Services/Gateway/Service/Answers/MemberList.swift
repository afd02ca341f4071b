/// Who signs in for a department.
package struct MemberList: ResponseContent {
    package static let schema = ObjectSchema(
        "MemberList",
        "Who signs in for a department.",
        [.required("items", .list(of: .object(Member.schema), upTo: 500), "By name.")]
    )

    /// By name.
    package let items: [Member]
}
