package import Model

/// A message between the city and a department's own system.
package struct ConnectionMessage: ResponseContent {
    /// Which way it went.
    package enum Direction: String, Codable, Sendable, CaseIterable {
        case toDepartment, fromDepartment
    }

    package static let schema = ObjectSchema(
        "ConnectionMessage",
        "A message between the city and a department's own system.",
        [
            .required("direction", .choice(of: Direction.self), "Which way it went."),
            .required("type", .text(length: 1...200, form: nil), "From a department: of what came of it."),
            .required("caseId", .text(.uuid), "The case that it is about."),
            .required("at", .text(.time, upTo: 40), "When it was written."),
            .required("isWaiting", .boolean, "Whether it is not with the broker yet."),
        ]
    )

    /// Which way it went.
    package let direction: Direction
    /// Its type; from a department, that of what came of it.
    package let type: String
    /// The case that it is about.
    package let caseId: CaseID
    /// When it was written.
    package let at: Timestamp
    /// Whether it is not with the broker yet.
    package let isWaiting: Bool
}
