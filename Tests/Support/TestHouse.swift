import Foundation
import Logging
package import Messaging
package import Model
import PostgreSQL
package import Runtime
package import ServiceLifecycle

/// A house of one test's own: a fresh database, a topology with a prefix, and the services that the test names, running in
/// this process against the real servers.
package struct TestHouse: Sendable {
    package let database: TestDatabase
    package let broker: TestBroker
    private let servers: TestServers

    package static func build() async throws -> TestHouse {
        TestHouse(
            database: try await TestDatabase.create(),
            broker: try await TestBroker.create(),
            servers: try TestServers.fromEnvironment()
        )
    }

    package func tearDown() async throws {
        try await broker.remove()
        try await database.drop()
    }

    /// What a service is put together from, as its process would have it.
    package func assembly(
        of service: ServiceName,
        adding extra: [String: String] = [:],
        clock: ServiceClock = .real
    ) throws -> ServiceAssembly {
        let role = "rrp_\(service.rawValue)"
        let environment = [
            "DATABASE_HOST": servers.databaseHost, "DATABASE_PORT": String(servers.databasePort),
            "DATABASE_NAME": database.name, "DATABASE_USER": role,
            "DATABASE_PASSWORD": try servers.secret("database-\(role)"), "BROKER_HOST": servers.brokerHost,
            "BROKER_PORT": String(servers.brokerPort), "BROKER_USER": servers.brokerUser,
            "BROKER_PASSWORD": servers.brokerPassword, "BROKER_VHOST": servers.brokerVirtualHost,
            "TOPOLOGY_PREFIX": broker.topology.prefix, "INSTANCE_NAME": "\(service.rawValue)-test",
            "SAMPLE_SHARES": "*=0",
        ].merging(extra) { _, new in new }
        var logger = Logger(label: "\(service.rawValue)-test")
        logger.logLevel = .warning
        return try ServiceAssembly(
            name: service,
            settings: Settings(environment: environment),
            logger: logger,
            clock: clock
        )
    }

    /// Runs services beside `body` and stops them gracefully afterwards, also when it throws.
    package func running<Value: Sendable>(
        _ services: [any Service],
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .ignore) },
                logger: logger
            )
        )
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                let value = try await body()
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return value
            } catch {
                await group.triggerGracefulShutdown()
                try? await tasks.waitForAll()
                throw error
            }
        }
    }
}
