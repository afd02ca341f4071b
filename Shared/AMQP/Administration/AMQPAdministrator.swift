package import Logging

/// Declares and inspects the topology over a connection that is opened when needed and closed when idle.
///
/// Calls run one after another. Each fails with the broker's answer (`.notFound`, `.accessRefused`,
/// `.preconditionFailed`, …) or with what happened to the connection; nothing is retried.
package final class AMQPAdministrator: Sendable {
    private let thread: AdministrationThread
    private let logger: Logger

    package init(_ configuration: AMQPConfiguration, logger: Logger) {
        thread = AdministrationThread(configuration)
        self.logger = logger
    }

    deinit { thread.requestClose() }

    /// A durable exchange. `alternate` takes what no binding matches.
    package func declareExchange(
        _ name: String,
        kind: AMQPExchangeKind,
        alternate: String? = nil,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {
        var all = arguments
        if let alternate { all["alternate-exchange"] = .string(alternate) }
        let arguments = all
        try await perform { link, channel throws(AMQPError) in
            try link.declareExchange(name, kind: kind, arguments: arguments, on: channel)
        }
    }

    package func deleteExchange(_ name: String) async throws(AMQPError) {
        try await perform { link, channel throws(AMQPError) in try link.deleteExchange(name, on: channel) }
    }

    /// A durable queue.
    package func declareQueue(
        _ name: String,
        type: AMQPQueueType = .quorum,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {
        let all = arguments.merging(["x-queue-type": .string(type.rawValue)]) { _, type in type }
        try await perform { link, channel throws(AMQPError) in
            try link.declareQueue(name, exclusive: false, arguments: all, on: channel)
        }
    }

    /// Deletes with all messages; returns how many there were. A queue that does not exist is no error.
    @discardableResult
    package func deleteQueue(_ name: String) async throws(AMQPError) -> Int {
        try await perform { link, channel throws(AMQPError) in try link.deleteQueue(name, on: channel) }
    }

    /// Drops all ready messages; returns how many there were.
    @discardableResult
    package func purge(_ queue: String) async throws(AMQPError) -> Int {
        try await perform { link, channel throws(AMQPError) in try link.purge(queue, on: channel) }
    }

    package func bind(
        queue: String,
        to exchange: String,
        routingKey: String,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {
        try await perform { link, channel throws(AMQPError) in
            try link.bind(queue, to: exchange, routingKey, arguments, on: channel)
        }
    }

    package func unbind(
        queue: String,
        from exchange: String,
        routingKey: String,
        arguments: [String: AMQPValue] = [:]
    ) async throws(AMQPError) {
        try await perform { link, channel throws(AMQPError) in
            try link.unbind(queue, from: exchange, routingKey, arguments, on: channel)
        }
    }

    /// Nil when the queue does not exist.
    package func status(of queue: String) async throws(AMQPError) -> AMQPQueueStatus? {
        do {
            return try await perform { link, channel throws(AMQPError) in try link.status(of: queue, on: channel) }
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// Ready messages of a queue.
    /// - Throws: `.notFound`.
    package func messageCount(_ queue: String) async throws(AMQPError) -> Int {
        try await perform { link, channel throws(AMQPError) in try link.status(of: queue, on: channel).messages }
    }

    /// Takes one message out of a queue for good; nil when it is empty.
    package func get(_ queue: String) async throws(AMQPError) -> AMQPMessage? {
        try await perform { link, channel throws(AMQPError) in try link.get(queue, on: channel) }
    }

    /// Finishes what was asked for, and disconnects.
    package func close() async {
        await thread.close()
    }

    private func perform<Value: Sendable>(
        _ operation: @escaping @Sendable (AMQPLink, UInt16) throws(AMQPError) -> Value
    ) async throws(AMQPError) -> Value {
        let result: Result<Value, AMQPError> = await withCheckedContinuation { completion in
            thread.enqueue { link in
                let result: Result<Value, AMQPError>
                do throws(AMQPError) {
                    result = .success(try operation(link.get(), AdministrationThread.channel))
                } catch {
                    result = .failure(error)
                }
                completion.resume(returning: result)
                if case .failure(let error) = result { return error }
                return nil
            }
        }
        if case .failure(let error) = result { logger.debug("administration failed", metadata: ["error": "\(error)"]) }
        return try result.get()
    }
}
