package import Model

/// A category of events.
package struct CategoryItem: ResponseContent {
    package static let schema = ObjectSchema(
        "CategoryItem",
        "A category of events.",
        [
            .required("code", .text(.category), "Class and item."),
            .required("name", .text(length: 0...64, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...128, form: nil), "In English."),
            .required("className", .text(length: 0...64, form: nil), "Its class."),
            .required("urgency", .choice(of: Urgency.self), "How fast."),
            .required("isEmergency", .boolean, "Call 110, 119 or 120 first."),
            .required("isCrimeTip", .boolean, "Advises 110; passed on only with consent."),
            .required("isPublic", .boolean, "May appear on public pages after verification."),
        ]
    )

    /// Class and item.
    package let code: CategoryCode
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// Its class.
    package let className: String
    /// How fast.
    package let urgency: Urgency
    /// Call 110, 119 or 120 first.
    package let isEmergency: Bool
    /// Advises 110; passed on only with consent.
    package let isCrimeTip: Bool
    /// May appear on public pages after verification.
    package let isPublic: Bool
}
