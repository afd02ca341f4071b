package import Model

/// Who has the duty of a town, from when until when.
package struct DutyShiftInput: RequestContent {
    package static let schema = ObjectSchema(
        "DutyShiftInput",
        "Who has the duty of a town, from when until when.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("officerIds", .list(of: .text(.uuid), upTo: 100), "Who; nobody takes the shift back."),
            .required("from", .text(.time, upTo: 40), "Since when."),
            .required("until", .text(.time, upTo: 40), "The first moment after it."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// Who; nobody takes the shift back.
    package let officerIds: [OfficerID]
    /// Since when.
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp

    package init(_ json: JSONObject) throws {
        townCode = try json.value("townCode")
        officerIds = try json.strings("officerIds").compactMap { OfficerID($0) }
        from = try json.value("from")
        until = try json.value("until")
    }
}
