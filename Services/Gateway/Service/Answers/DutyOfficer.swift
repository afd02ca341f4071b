package import Model

/// A grid officer, as colleagues and the centre see one.
package struct DutyOfficer: ResponseContent {
    package static let schema = ObjectSchema(
        "DutyOfficer",
        "A grid officer, as colleagues and the centre see one.",
        [
            .required("id", .text(.uuid), "The officer."),
            .required("name", .text(length: 0...64, form: nil), "As the city lists the officer."),
            .required("villageCode", .text(.village), "Where the officer belongs."),
            .required("openTasks", .integer(0...Int.max), "What is still to be done."),
            .required("isAway", .boolean, "On leave now."),
        ]
    )

    /// The officer.
    package let id: OfficerID
    /// As the city lists the officer.
    package let name: String
    /// Where the officer belongs.
    package let villageCode: VillageCode
    /// What is still to be done.
    package let openTasks: Int
    /// On leave now.
    package let isAway: Bool
}
