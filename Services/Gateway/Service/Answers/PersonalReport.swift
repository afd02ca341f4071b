package import Model

/// A report as its reporter sent it.
package struct PersonalReport: ResponseContent {
    package static let schema = ObjectSchema(
        "PersonalReport",
        "A report as its reporter sent it.",
        [
            .required("id", .text(.uuid), "The report."),
            .required("state", .text(length: 0...40, form: nil), "How it was taken in."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("text", .text(length: 0...2000, form: nil), "What was written."),
            .optional("landmark", .text(length: 0...200, form: nil), "A landmark."),
            .required(
                "photos",
                .list(of: .text(.photo), upTo: 20),
                "Read them at /v1/photos/{photoId} with this report."
            ),
            .optional("townCode", .text(.town), "The town."),
            .optional("place", .object(PlaceAnswer.schema), "The pin, as the phone sent it."),
            .required("isOnBehalf", .boolean, "Made for a relative."),
            .optional("relativeName", .text(length: 0...64, form: nil), "How to call the relative."),
            .optional("relativePhone", .text(.phone), "The relative's number for questions on site."),
            .required("acceptedAt", .text(.time, upTo: 40), "When it was taken in."),
        ]
    )

    /// The report.
    package let id: ReportID
    /// How it was taken in.
    package let state: String
    /// Its category.
    package let categoryCode: CategoryCode
    /// What was written.
    package let text: String
    /// A landmark.
    package let landmark: String?
    /// Read them at /v1/photos/{photoId} with this report.
    package let photos: [PhotoID]
    /// The town.
    package let townCode: TownCode?
    /// The pin, as the phone sent it.
    package let place: PlaceAnswer?
    /// Made for a relative.
    package let isOnBehalf: Bool
    /// How to call the relative.
    package let relativeName: String?
    /// The relative's number for questions on site.
    package let relativePhone: String?
    /// When it was taken in.
    package let acceptedAt: Timestamp
}
