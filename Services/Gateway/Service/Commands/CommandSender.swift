package import Messaging
package import Model

/// The way of a person's command to the service that owns the state.
package protocol CommandSender: Sendable {
    /// - Parameter id: names the operation: the same one again gets the same answer.
    /// - Throws: when the command was surely not sent.
    func send<Command: CommandContract>(_ command: Command, id: MessageID, traceparent: String?) async throws
        -> CommandReply
}
