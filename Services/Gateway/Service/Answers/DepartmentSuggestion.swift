package import Model

/// A department that a case may go to, and why.
package struct DepartmentSuggestion: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentSuggestion",
        "A department that a case may go to, and why.",
        [
            .required("departmentCode", .text(.department), "The department."),
            .required("name", .text(length: 0...128, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...200, form: nil), "In English."),
            .required("isRuled", .boolean, "A routing rule names it."),
            .required(
                "cases",
                .integer(0...Int.max),
                "Cases of the category in the town that went there in these days."
            ),
            .required("sharePercent", .integer(0...100), "Its share of them."),
        ]
    )

    package let departmentCode: DepartmentCode
    package let name: String
    package let englishName: String
    package let isRuled: Bool
    package let cases: Int
    package let sharePercent: Int
}
