import Model

/// What every command carries besides its content.
struct CommandTerms: Sendable {
    let actor: CommandActor
    /// From `If-Match`.
    let expectedVersion: Int?
}
