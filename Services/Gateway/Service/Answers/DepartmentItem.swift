package import Model

/// A department of a town, or a committee.
package struct DepartmentItem: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentItem",
        "A department of a town, or a committee.",
        [
            .required("code", .text(.department), "Its code."),
            .required("name", .text(length: 0...128, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...200, form: nil), "In English."),
            .required("kind", .text(length: 0...40, form: nil), "Its kind."),
        ]
    )

    /// Its code.
    package let code: DepartmentCode
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Its kind.
    package let kind: String
}
