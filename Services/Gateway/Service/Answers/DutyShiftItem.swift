package import Model

/// Who has the duty of the town, from when until when.
package struct DutyShiftItem: ResponseContent {
    package static let schema = ObjectSchema(
        "DutyShiftItem",
        "Who has the duty of the town, from when until when.",
        [
            .required("id", .text(.uuid), "Its id."),
            .required("officerIds", .list(of: .text(.uuid), upTo: 100), "Who."),
            .required("from", .text(.time, upTo: 40), "Since when."),
            .required("until", .text(.time, upTo: 40), "The first moment after it."),
            .required("version", .integer(1...Int.max), "For If-Match."),
        ]
    )

    /// Its id.
    package let id: DutyShiftID
    /// Who.
    package let officerIds: [OfficerID]
    /// Since when.
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    /// For If-Match.
    package let version: Int
}
