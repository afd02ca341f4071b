/// What a passive declaration tells of a queue.
package struct AMQPQueueStatus: Sendable, Hashable {
    /// Ready messages; those handed out and not yet acknowledged are not counted.
    package let messages: Int
    package let consumers: Int
}
