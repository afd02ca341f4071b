import AMQP
import Foundation
import Logging

/// The broker that the test run was given.
enum TestBroker {
    struct Missing: Error, CustomStringConvertible {
        let variable: String

        var description: String {
            "These tests need a real RabbitMQ, and \(variable) is not set. Run them with deploy/test, or set "
                + "RRP_TEST_BROKER_HOST, _PORT, _USER, _PASSWORD and _VHOST."
        }
    }

    static let logger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        return logger
    }()

    static func configuration() throws -> AMQPConfiguration {
        guard let port = Int(try value("PORT")) else { throw Missing(variable: "RRP_TEST_BROKER_PORT (a number)") }
        return AMQPConfiguration(
            hosts: [try value("HOST")],
            port: port,
            virtualHost: try value("VHOST"),
            user: try value("USER"),
            password: try value("PASSWORD"),
            connectionName: "AMQPTests"
        )
    }

    private static func value(_ name: String) throws -> String {
        let variable = "RRP_TEST_BROKER_\(name)"
        guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else {
            throw Missing(variable: variable)
        }
        return value
    }

    /// A queue of the test's own, deleted afterwards.
    static func withQueue(
        _ configuration: AMQPConfiguration,
        type: AMQPQueueType = .quorum,
        arguments: [String: AMQPValue] = [:],
        _ body: (String, AMQPAdministrator) async throws -> Void
    ) async throws {
        let administrator = AMQPAdministrator(configuration, logger: logger)
        let name = "test.\(UUID().uuidString)"
        try await administrator.declareQueue(name, type: type, arguments: arguments)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(name, administrator))
        } catch {
            result = .failure(error)
        }
        _ = try? await administrator.deleteQueue(name)
        await administrator.close()
        try result.get()
    }
}

extension AMQPPublication {
    static func to(_ queue: String, _ text: String, size: Int? = nil) -> AMQPPublication {
        var body = Array(text.utf8)
        if let size, body.count < size { body += [UInt8](repeating: 46, count: size - body.count) }
        return AMQPPublication(
            message: AMQPMessage(body: body, properties: AMQPProperties(messageID: text)),
            exchange: "",
            routingKey: queue
        )
    }
}

extension AMQPConsumer {
    /// Takes and acknowledges until there are so many.
    func collect(_ count: Int) async throws -> [AMQPDelivery] {
        var all: [AMQPDelivery] = []
        while all.count < count, let batch = try await nextBatch(upTo: count - all.count, within: .zero) {
            acknowledge(batch)
            all += batch
        }
        return all
    }
}

extension AMQPDelivery {
    var text: String { String(decoding: message.body, as: UTF8.self) }
}
