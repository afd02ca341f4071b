package import Model

/// A red packet that waits for a reviewer; nothing about its citizen.
package struct PayoutReviewItem: ResponseContent {
    package static let schema = ObjectSchema(
        "PayoutReviewItem",
        "A red packet that waits for a reviewer; nothing about its citizen.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("townCode", .text(.town), "Its town."),
            .required("categoryCode", .text(.category), "Its category, as it was verified."),
            .required("fen", .integer(1...100_000_000), "How much, in fen."),
            .required("version", .integer(0...Int.max), "For `If-Match`."),
            .required("since", .text(.time, upTo: 40), "When it was reserved."),
            .required("isOverdue", .boolean, "Its time would have been over; it waits all the same."),
            .required("photos", .list(of: .text(.photo), upTo: 20), "The reporter's; read them with this report."),
            .required("findingPhotos", .list(of: .text(.photo), upTo: 20), "The officer's own, likewise."),
            .required("paidBefore", .integer(0...Int.max), "Red packets that the same citizen was paid."),
            .required("withheldBefore", .integer(0...Int.max), "And those that reviewers withheld."),
            .required("reasons", .list(of: .object(PayoutSuspicionItem.schema), upTo: 20), "Why."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// Its town.
    package let townCode: TownCode
    /// Its category, as it was verified.
    package let categoryCode: CategoryCode
    /// How much, in fen.
    package let fen: Int
    /// For `If-Match`.
    package let version: Int
    /// When it was reserved.
    package let since: Timestamp
    /// Its time would have been over; it waits all the same.
    package let isOverdue: Bool
    /// The reporter's; read them with this report.
    package let photos: [PhotoID]
    /// The officer's own, likewise.
    package let findingPhotos: [PhotoID]
    /// Red packets that the same citizen was paid.
    package let paidBefore: Int
    /// And those that reviewers withheld.
    package let withheldBefore: Int
    /// Why.
    package let reasons: [PayoutSuspicionItem]
}
