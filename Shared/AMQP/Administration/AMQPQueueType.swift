/// The only argument a durable queue is declared with: limits are policies, because arguments can never be changed.
package enum AMQPQueueType: String, Sendable {
    case quorum
    case classic
    case stream
}
