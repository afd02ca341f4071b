package import AMQP
import Foundation
package import Messaging
import Model
package import OperatorService

/// The topology of one test's own on the shared broker: every name has a prefix of its own.
package struct TestBroker: Sendable {
    package let topology: Topology
    private let servers: TestServers

    package static func create() async throws -> TestBroker {
        let servers = try TestServers.fromEnvironment()
        let prefix = "t\(UUID().uuidString.lowercased().replacing("-", with: "").prefix(10))."
        let broker = TestBroker(topology: Topology(prefix: prefix), servers: servers)
        var definitions = broker.topology.definitions(
            virtualHost: servers.brokerVirtualHost,
            departmentsVirtualHost: "departments"
        )
        definitions.permissions = []
        try await broker.management.apply(definitions)
        return broker
    }

    package var management: ManagementClient {
        ManagementClient(address: servers.managementURL, user: servers.brokerUser, password: servers.brokerPassword)
    }

    /// Removes what the test declared.
    package func remove() async throws {
        for virtualHost in [servers.brokerVirtualHost, "departments"] {
            for queue in try await management.queues(in: virtualHost) where queue.name.hasPrefix(topology.prefix) {
                try await management.deleteQueue(queue.name, in: virtualHost)
            }
        }
    }

    package func configuration(virtualHost: String? = nil) -> AMQPConfiguration {
        AMQPConfiguration(
            hosts: [servers.brokerHost],
            port: servers.brokerPort,
            virtualHost: virtualHost ?? servers.brokerVirtualHost,
            user: servers.brokerUser,
            password: servers.brokerPassword,
            connectionName: "tests"
        )
    }
}
