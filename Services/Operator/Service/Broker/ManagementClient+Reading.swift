import Foundation

extension ManagementClient {
    /// What is bound to an exchange.
    package func bindings(of exchange: String, in virtualHost: String) async throws(ManagementError) -> [BrokerBinding]
    {
        try await read("/api/exchanges/\(Self.escaped(virtualHost))/\(Self.escaped(exchange))/bindings/source")
    }

    /// Takes messages from a queue and puts them back: to look at, not to consume.
    package func peek(_ queue: String, in virtualHost: String, count: Int) async throws(ManagementError)
        -> [BrokerMessage]
    {
        let answer = try await call(
            .POST,
            "/api/queues/\(Self.escaped(virtualHost))/\(Self.escaped(queue))/get",
            body: #"{"count":\#(count),"ackmode":"ack_requeue_true","encoding":"auto","truncate":4096}"#
        )
        return try Self.decode(answer, from: "the messages of \(queue)")
    }

    private func read<Value: Decodable>(_ path: String) async throws(ManagementError) -> Value {
        try Self.decode(try await call(.GET, path), from: path)
    }

    private static func decode<Value: Decodable>(_ answer: Data, from what: String) throws(ManagementError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: answer)
        } catch {
            throw ManagementError(.unreadable, what, cause: error)
        }
    }
}
