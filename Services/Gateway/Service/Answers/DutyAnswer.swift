/// The officers of a town; for its centre also their leaves and the duty roster.
package struct DutyAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "DutyAnswer",
        "The officers of a town; for its centre also their leaves and the duty roster.",
        [
            .required("officers", .list(of: .object(DutyOfficer.schema), upTo: 5000), "By village."),
            .required(
                "leaves",
                .list(of: .object(LeaveItem.schema), upTo: 5000),
                "Running and to come; for the centre."
            ),
            .required(
                "shifts",
                .list(of: .object(DutyShiftItem.schema), upTo: 1000),
                "Running and to come; for the centre."
            ),
        ]
    )

    /// By village.
    package let officers: [DutyOfficer]
    /// Running and to come; for the centre.
    package let leaves: [LeaveItem]
    /// Running and to come; for the centre.
    package let shifts: [DutyShiftItem]
}
