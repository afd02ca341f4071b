package import Model

/// How a department's own system is connected, and what it was told and said last.
package struct DepartmentConnection: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentConnection",
        "How a department's own system is connected, and what it was told and said last.",
        [
            .required("departmentCode", .text(length: 1...64, form: nil), "Which department."),
            .required("isConnected", .boolean, "Whether its credential is in force; without one the console is used."),
            .optional("since", .text(.time, upTo: 40), "When the last credential was issued."),
            .optional("revokedAt", .text(.time, upTo: 40), "When it was taken away."),
            .optional(
                "queue",
                .object(BoardQueue.schema),
                "What waits for it; absent where it is not connected, or the broker does not tell."
            ),
            .required(
                "messages",
                .list(of: .object(ConnectionMessage.schema), upTo: 50),
                "The last ones about its cases, newest first."
            ),
        ]
    )

    /// Which department.
    package let departmentCode: DepartmentCode
    /// Whether its credential is in force.
    package let isConnected: Bool
    /// When the last credential was issued; nil where there never was one.
    package var since: Timestamp?
    /// When it was taken away.
    package var revokedAt: Timestamp?
    /// What waits for it.
    package var queue: BoardQueue?
    /// The last ones about its cases, newest first.
    package let messages: [ConnectionMessage]
}
