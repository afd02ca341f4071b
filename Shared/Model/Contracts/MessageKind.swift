/// The three ways of a message.
package enum MessageKind: String, Codable, Sendable, CaseIterable, Hashable {
    /// Something happened: topic exchange `events`, any number of readers.
    case event
    /// Somebody wants something: one queue, one owner.
    case command
    /// Out to a department, in the vhost `departments`.
    case toDepartment
    /// In from a department, in the vhost `departments`.
    case fromDepartment
}
