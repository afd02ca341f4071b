/// What came of a command.
package enum CommandStatus: String, Codable, Sendable, CaseIterable {
    case done, refused, pending
}
