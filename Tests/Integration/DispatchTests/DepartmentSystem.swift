import AMQP
import Foundation
import Logging
import Messaging
import Model
import OperatorService
import TestSupport

/// A department's own system as its programmer would write it: consumes its queue, replies with lean properties, hears the
/// outcome.
actor DepartmentSystem {
    let credential: DepartmentCredential
    private let consumer: AMQPConsumer
    private let requester: AMQPRequester
    private let publisher: AMQPPublisher

    init(_ credential: DepartmentCredential, at broker: TestBroker) {
        self.credential = credential
        let configuration = Self.configuration(credential, at: broker)
        var logger = Logger(label: credential.user)
        logger.logLevel = .critical
        consumer = AMQPConsumer(configuration, queues: [credential.queue], prefetch: 50, logger: logger)
        requester = AMQPRequester(configuration, logger: logger)
        publisher = AMQPPublisher(configuration, logger: logger)
    }

    static func configuration(_ credential: DepartmentCredential, at broker: TestBroker) -> AMQPConfiguration {
        var configuration = broker.configuration(virtualHost: credential.virtualHost)
        configuration.user = credential.user
        configuration.password = credential.password
        configuration.connectionName = credential.user
        return configuration
    }

    func close() async {
        await consumer.close()
        await requester.close()
        await publisher.close()
    }

    /// The next message, acknowledged.
    func next() async throws -> AMQPMessage {
        guard let batch = try await consumer.nextBatch(upTo: 1, within: .milliseconds(1)), let first = batch.first
        else { throw Ear.Deaf() }
        consumer.acknowledge(batch)
        return first.message
    }

    func next<Body: MessageContract>(_ type: Body.Type) async throws -> Body {
        while true {
            let message = try await next()
            if message.properties.type == Body.type.rawValue {
                return try MessageCoding.decode(Body.self, from: message.body)
            }
        }
    }

    /// Replies and waits for the outcome.
    func ask(_ body: some MessageContract, as speaker: DepartmentCode? = nil) async throws -> CommandOutcome {
        let answer = try await requester.request(try publication(body, as: speaker), timeout: .seconds(60))
        return try MessageCoding.decode(CommandOutcome.self, from: answer.body)
    }

    /// Publishes as it stands, to find out what the broker says.
    func publish(_ publication: AMQPPublication) async -> AMQPOutcome {
        await publisher.publish([publication])[0]
    }

    /// One after the other over one channel, without waiting between.
    func publish(_ publications: [AMQPPublication]) async -> [AMQPOutcome] { await publisher.publish(publications) }

    func publication(_ body: some MessageContract, as speaker: DepartmentCode? = nil) throws -> AMQPPublication {
        try publication(
            Array(MessageCoding.text(body).utf8),
            type: type(of: body).type.rawValue,
            messageID: UUID().uuidString,
            as: speaker
        )
    }

    func publication(
        _ body: [UInt8],
        type: String?,
        messageID: String?,
        key: String? = nil,
        as speaker: DepartmentCode? = nil
    ) -> AMQPPublication {
        var properties = AMQPProperties()
        properties.type = type
        properties.messageID = messageID
        properties.isPersistent = true
        properties.contentType = "application/json"
        let speaker = speaker ?? credential.department
        return AMQPPublication(
            message: AMQPMessage(body: body, properties: properties),
            exchange: credential.replyExchange,
            routingKey: "\(speaker).\(key ?? type ?? "case.accept.v1")",
            mandatory: true
        )
    }
}
