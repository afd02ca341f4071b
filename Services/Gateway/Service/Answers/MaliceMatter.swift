package import Model

/// All that there is to decide by about bad faith. Never who reported.
package struct MaliceMatter: ResponseContent {
    package static let schema = ObjectSchema(
        "MaliceMatter",
        "All that there is to decide by about bad faith. Never who reported.",
        [
            .required("item", .object(MaliceItem.schema), "Where it stands."),
            .optional(
                "text",
                .text(length: 0...2000, form: nil),
                "What was reported; for the city only once it is contested."
            ),
            .required("finding", .text(length: 0...2000, form: nil), "What the officer says of the place."),
            .optional("decidedAt", .text(.time, upTo: 40), "When the centre decided."),
            .optional("decisionReason", .text(length: 0...2000, form: nil), "The centre's reason."),
            .optional("appealUntil", .text(.time, upTo: 40), "Until when it can be contested."),
            .optional("appealedAt", .text(.time, upTo: 40), "When it was contested."),
            .optional("appealText", .text(length: 0...2000, form: nil), "What its reporter says."),
            .optional("appealDecidedAt", .text(.time, upTo: 40), "When the city decided."),
            .optional("appealReason", .text(length: 0...2000, form: nil), "The city's reason."),
        ]
    )

    /// Where it stands.
    package let item: MaliceItem
    /// What was reported; for the city only once it is contested.
    package let text: String?
    /// What the officer says of the place.
    package let finding: String
    /// When the centre decided.
    package let decidedAt: Timestamp?
    /// The centre's reason.
    package let decisionReason: String?
    /// Until when it can be contested.
    package let appealUntil: Timestamp?
    /// When it was contested.
    package let appealedAt: Timestamp?
    /// What its reporter says.
    package let appealText: String?
    /// When the city decided.
    package let appealDecidedAt: Timestamp?
    /// The city's reason.
    package let appealReason: String?
}
