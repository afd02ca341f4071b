package import Model

/// An open report beside others that may be the same thing. Never who reported.
package struct DuplicateMatter: ResponseContent {
    package static let schema = ObjectSchema(
        "DuplicateMatter",
        "An open report beside others that may be the same thing. Never who reported.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .optional("taskId", .text(.uuid), "Its first verification; absent once it has a case."),
            .optional("version", .integer(0...Int.max), "Of that task, for If-Match."),
            .optional("state", .choice(of: TaskStateName.self), "Where that task is."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("place", .object(PlaceAnswer.schema), "The pin."),
            .required("registeredAt", .text(.time, upTo: 40), "Since when."),
            .required("text", .text(length: 0...2000, form: nil), "What was reported."),
            .required("photos", .list(of: .text(.photo), upTo: 20), "Photos of the report."),
            .required("followers", .integer(0...Int.max), "How many others have the same thing to report."),
            .optional("distanceMetres", .number(0...30_000_000), "From the one that stays."),
            .optional("isSameCategory", .boolean, "As the one that stays."),
            .optional("hasSamePhoto", .boolean, "The same file as the one that stays, or one that looks the same."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// Its first verification; absent once it has a case.
    package let taskId: TaskID?
    /// Of that task, for If-Match.
    package let version: Int?
    /// Where that task is.
    package let state: TaskStateName?
    /// Its category.
    package let categoryCode: CategoryCode
    /// The pin.
    package let place: PlaceAnswer
    /// Since when.
    package let registeredAt: Timestamp
    /// What was reported.
    package let text: String
    /// Photos of the report.
    package let photos: [PhotoID]
    /// How many others have the same thing to report.
    package let followers: Int
    /// From the one that stays.
    package var distanceMetres: Double?
    /// As the one that stays.
    package var isSameCategory: Bool?
    /// The same file as the one that stays, or one that looks the same.
    package var hasSamePhoto: Bool?
}
