/// One timer: a key, a generation that only grows, and the moment.
package struct Deadline: Codable, Hashable, Sendable {
    package let key: DeadlineKey
    /// Only a higher one is ever applied.
    package let generation: Int
    package let dueAt: Timestamp
    package let payload: DeadlinePayload

    package init(
        key: DeadlineKey,
        generation: Int,
        dueAt: Timestamp,
        payload: DeadlinePayload
    ) {
        self.key = key
        self.generation = generation
        self.dueAt = dueAt
        self.payload = payload
    }
}
