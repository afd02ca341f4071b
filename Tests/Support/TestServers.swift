import Foundation

/// The real servers that the tests use: `deploy/test` starts them and names them in the environment.
package struct TestServers: Sendable {
    package struct Missing: Error, CustomStringConvertible {
        let key: String
        package var description: String {
            "\(key) is not set: integration tests need PostgreSQL and RabbitMQ; run them with deploy/test"
        }
    }

    package let databaseHost: String
    package let databasePort: Int
    package let databaseUser: String
    package let databasePassword: String
    package let databaseName: String
    package let brokerHost: String
    package let brokerPort: Int
    package let brokerUser: String
    package let brokerPassword: String
    package let brokerVirtualHost: String
    package let managementURL: String
    package let secrets: String

    /// - Throws: `Missing` with the first key that is absent: tests fail without servers, they do not skip.
    package static func fromEnvironment() throws -> TestServers {
        let environment = ProcessInfo.processInfo.environment
        func value(_ key: String) throws -> String {
            guard let value = environment["RRP_TEST_\(key)"], !value.isEmpty else {
                throw Missing(key: "RRP_TEST_\(key)")
            }
            return value
        }
        func port(_ key: String) throws -> Int {
            guard let port = Int(try value(key)) else { throw Missing(key: "RRP_TEST_\(key)") }
            return port
        }
        return TestServers(
            databaseHost: try value("DATABASE_HOST"),
            databasePort: try port("DATABASE_PORT"),
            databaseUser: try value("DATABASE_USER"),
            databasePassword: try value("DATABASE_PASSWORD"),
            databaseName: try value("DATABASE_NAME"),
            brokerHost: try value("BROKER_HOST"),
            brokerPort: try port("BROKER_PORT"),
            brokerUser: try value("BROKER_USER"),
            brokerPassword: try value("BROKER_PASSWORD"),
            brokerVirtualHost: try value("BROKER_VHOST"),
            managementURL: try value("BROKER_MANAGEMENT_URL"),
            secrets: try value("SECRETS")
        )
    }

    /// The password that `deploy/local/up` made for a role or user.
    package func secret(_ name: String) throws -> String {
        try String(contentsOfFile: "\(secrets)/\(name)", encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines
        )
    }
}
