/// A timer that is not to fire any more.
package struct DeadlineCancellation: Codable, Hashable, Sendable {
    package let key: DeadlineKey
    /// The cancelling is itself a generation: higher than the one it cancels.
    package let generation: Int

    package init(
        key: DeadlineKey,
        generation: Int
    ) {
        self.key = key
        self.generation = generation
    }
}
