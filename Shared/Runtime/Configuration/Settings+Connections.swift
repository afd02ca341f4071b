package import AMQP
package import PostgreSQL

extension Settings {
    /// How to reach PostgreSQL.
    package func database(applicationName: String) throws -> PostgresConfiguration {
        let mode = try choice(.databaseTLS, as: PostgresTLS.Mode.self)
        let tls = PostgresTLS(mode: mode, rootCertificate: try optional(.databaseRootCertificate))
        return PostgresConfiguration(
            host: try string(.databaseHost),
            port: try int(.databasePort, in: 1...65535),
            database: try string(.databaseName),
            user: try string(.databaseUser),
            password: try string(.databasePassword),
            tls: tls,
            applicationName: applicationName,
            requiresReadWrite: true
        )
    }

    /// How to reach RabbitMQ's virtual host of the services, or that of the departments.
    package func broker(virtualHost key: ConfigurationKey = .brokerVirtualHost, connectionName: String) throws
        -> AMQPConfiguration
    {
        var configuration = AMQPConfiguration(
            hosts: try string(.brokerHost).split(separator: ",").map(String.init),
            port: try int(.brokerPort, in: 1...65535),
            virtualHost: try string(key),
            user: try string(.brokerUser),
            password: try string(.brokerPassword),
            connectionName: connectionName,
            clientVersion: try Release.name(self)
        )
        switch try choice(.brokerTLS, as: BrokerTLSMode.self) {
        case .disable: break
        case .verifyFull:
            guard let certificate = try optional(.brokerRootCertificate) else {
                throw ConfigurationError(
                    code: .missing,
                    key: ConfigurationKey.brokerRootCertificate.name,
                    message: "BROKER_TLS is verify-full: name the certificate authority's file"
                )
            }
            configuration.tls = AMQPTLS(rootCertificateFile: certificate)
        }
        return configuration
    }
}

/// Whether the broker is reached over TLS.
package enum BrokerTLSMode: String, CaseIterable, Sendable {
    case disable
    case verifyFull = "verify-full"
}
