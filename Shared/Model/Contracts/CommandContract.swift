/// A command that a person gives: who, on which version, until when it is worth carrying out.
package protocol CommandContract: MessageContract {
    var actor: CommandActor { get }
    /// The aggregate's version that the person saw; nil when it does not matter.
    var expectedVersion: Int? { get }
    /// When nobody waits for it any more; nil for never.
    var expiresAt: Timestamp? { get }
}

extension CommandContract {
    package static var kind: MessageKind { .command }
}
