package import Model

/// What was found on site.
package struct FindingInput: RequestContent {
    package static let schema = ObjectSchema(
        "FindingInput",
        "What was found on site.",
        [
            .required("finding", .choice(of: Finding.self), "The finding."),
            .required("text", .words(upTo: 1000), "What the citizen, the public and the department read."),
            .required("position", .object(PositionInput.schema), "Of the officer."),
            .optional("remoteReason", .text(length: 0...200, form: nil), "Needed far from the pin."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
            .optional("correctedPosition", .object(PositionInput.schema), "A better pin."),
            .optional("correctedAddress", .text(length: 0...200, form: nil), "A better address."),
            .optional("correctedCategoryCode", .text(.category), "A better category."),
            .optional("duplicateOf", .text(.uuid), "The original, with duplicate."),
            .optional("channel", .text(length: 0...100, form: nil), "The right channel, with outOfRemit."),
            .optional("assistingUnits", .list(of: .words(upTo: 64), upTo: 10), "Who helped on the spot."),
            .optional("education", .text(length: 0...500, form: nil), "What the owner was told."),
            .optional("callIn", .text(.department), "The department called to the place, with confirmed."),
            .optional(
                "maliceReason",
                .words(upTo: 500),
                "Why it was sent in bad faith, with a first finding unfounded; the centre decides."
            ),
        ]
    )

    /// The finding.
    package let finding: Finding
    /// What the citizen, the public and the department read.
    package let text: String
    /// Of the officer.
    package let position: PositionInput
    /// Needed far from the pin.
    package let remoteReason: String?
    /// Tokens of photos that were uploaded before.
    package let photos: [String]
    /// A better pin.
    package let correctedPosition: PositionInput?
    /// A better address.
    package let correctedAddress: String?
    /// A better category.
    package let correctedCategoryCode: CategoryCode?
    /// The original, with duplicate.
    package let duplicateOf: ReportID?
    /// The right channel, with outOfRemit.
    package let channel: String?
    /// Who helped on the spot.
    package let assistingUnits: [String]
    /// What the owner was told.
    package let education: String?
    /// The department called to the place, with confirmed.
    package let callIn: DepartmentCode?
    /// Why it was sent in bad faith, with a first finding unfounded; the centre decides.
    package let maliceReason: String?

    package init(_ json: JSONObject) throws {
        finding = try json.choice("finding")
        text = try json.string("text")
        position = try PositionInput(try json.object("position"))
        remoteReason = try json.optionalString("remoteReason")
        photos = try json.strings("photos")
        correctedPosition = try json.optionalObject("correctedPosition").map { try PositionInput($0) }
        correctedAddress = try json.optionalString("correctedAddress")
        correctedCategoryCode = try json.optionalValue("correctedCategoryCode")
        duplicateOf = try json.optionalValue("duplicateOf")
        channel = try json.optionalString("channel")
        assistingUnits = try json.strings("assistingUnits")
        education = try json.optionalString("education")
        callIn = try json.optionalValue("callIn")
        maliceReason = try json.optionalString("maliceReason")
    }
}
