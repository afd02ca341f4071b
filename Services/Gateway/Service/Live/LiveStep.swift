/// One server-sent event of a report, field by field.
package enum LiveStep: Described {
    package static let schema = ObjectSchema(
        "LiveStep",
        "One server-sent event: a step of the report.",
        [
            .optional("id", .text(length: 1...20, form: nil), "Place in the journal; send it back as Last-Event-ID."),
            .optional(
                "event",
                .choice(["step", "changed"]),
                "What it is: a step of a report, or a change in one's part of the city."
            ),
            .optional(
                "data",
                .text(length: 0...65_536, form: nil),
                "A TimelineEntry as JSON text; with `changed` an empty object."
            ),
            .optional("retry", .integer(0...3_600_000), "Milliseconds until the client connects again."),
        ]
    )
}
