package import Logging

/// Declares and inspects the topology over a connection that is opened by the first call and closed by `close()`.
///
/// Calls run one after another. Each fails with the broker's answer (`.notFound`, `.accessRefused`,
/// `.preconditionFailed`, …) or with what happened to the connection; nothing is retried.
package final class AMQPAdministrator: Sendable {
    package init(_ configuration: AMQPConfiguration, logger: Logger) {}

    /// A durable exchange. `alternate` takes what no binding matches.
    package func declareExchange(
        _ name: String,
        kind: AMQPExchangeKind,
        alternate: String? = nil,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {}

    package func deleteExchange(_ name: String) async throws(AMQPError) {}

    /// A durable queue.
    package func declareQueue(
        _ name: String,
        type: AMQPQueueType = .quorum,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {}

    /// Deletes with all messages; returns how many there were. A queue that does not exist is no error.
    @discardableResult
    package func deleteQueue(_ name: String) async throws(AMQPError) -> Int { 0 }

    /// Drops all ready messages; returns how many there were.
    @discardableResult
    package func purge(_ queue: String) async throws(AMQPError) -> Int { 0 }

    package func bind(
        queue: String,
        to exchange: String,
        routingKey: String,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {}

    package func unbind(
        queue: String,
        from exchange: String,
        routingKey: String,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {}

    /// Nil when the queue does not exist.
    package func status(of queue: String) async throws(AMQPError) -> AMQPQueueStatus? { nil }

    /// Ready messages of a queue.
    /// - Throws: `.notFound`.
    package func messageCount(_ queue: String) async throws(AMQPError) -> Int { 0 }

    /// Takes one message out of a queue for good; nil when it is empty.
    package func get(_ queue: String) async throws(AMQPError) -> AMQPMessage? { nil }

    package func close() async {}
}
