package import Model

/// A town, subdistrict or park.
package struct TownItem: ResponseContent {
    package static let schema = ObjectSchema(
        "TownItem",
        "A town, subdistrict or park.",
        [
            .required("code", .text(.town), "Its code."),
            .required("name", .text(length: 0...64, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...128, form: nil), "In English."),
            .required("seat", .object(PlaceAnswer.schema), "Where its seat is."),
        ]
    )

    /// Its code.
    package let code: TownCode
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Where its seat is.
    package let seat: PlaceAnswer
}
