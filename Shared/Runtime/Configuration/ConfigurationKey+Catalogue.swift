extension ConfigurationKey {
    package static let databaseHost = Self(
        "DATABASE_HOST",
        "Host names of PostgreSQL, separated by commas; the writable one is used.",
        absence: .value("127.0.0.1")
    )
    package static let databasePort = Self("DATABASE_PORT", "Port of PostgreSQL.", absence: .value("5432"))
    package static let databaseName = Self("DATABASE_NAME", "Database.", absence: .value("renrenpai"))
    package static let databaseUser = Self("DATABASE_USER", "Role of this service, for example `rrp_intake`.")
    package static let databasePassword = Self("DATABASE_PASSWORD", "Password of that role.", isSecret: true)
    package static let databasePoolSize = Self(
        "DATABASE_POOL_SIZE",
        "Connections that this process opens at most, besides the relay's own.",
        absence: .value("4")
    )
    package static let databaseTLS = Self(
        "DATABASE_TLS",
        "`disable`, `require` or `verify-full`.",
        absence: .value("disable")
    )
    package static let databaseRootCertificate = Self(
        "DATABASE_TLS_ROOT_CERTIFICATE",
        "File with the certificate authority that signed PostgreSQL's certificate.",
        absence: .off
    )

    package static let brokerHost = Self(
        "BROKER_HOST",
        "Host names of RabbitMQ, separated by commas.",
        absence: .value("127.0.0.1")
    )
    package static let brokerPort = Self("BROKER_PORT", "AMQP port of RabbitMQ.", absence: .value("5672"))
    package static let brokerUser = Self("BROKER_USER", "Broker user of this service, for example `rrp_intake`.")
    package static let brokerPassword = Self("BROKER_PASSWORD", "Password of that user.", isSecret: true)
    package static let brokerVirtualHost = Self(
        "BROKER_VHOST",
        "Virtual host of the services.",
        absence: .value("renrenpai")
    )
    package static let brokerDepartmentsVirtualHost = Self(
        "BROKER_DEPARTMENTS_VHOST",
        "Virtual host of the departments.",
        absence: .value("departments")
    )
    package static let brokerTLS = Self("BROKER_TLS", "`disable` or `verify-full`.", absence: .value("disable"))
    package static let brokerRootCertificate = Self(
        "BROKER_TLS_ROOT_CERTIFICATE",
        "File with the certificate authority that signed RabbitMQ's certificate.",
        absence: .off
    )

    package static let opsHost = Self(
        "OPS_HOST",
        "Address of the listener for `/health`, `/ready` and `/metrics`.",
        absence: .value("127.0.0.1")
    )
    package static let opsPort = Self("OPS_PORT", "Port of that listener; without it there is none.", absence: .off)
    package static let instanceName = Self(
        "INSTANCE_NAME",
        "Name of this instance in logs and connection lists.",
        absence: .off
    )
    package static let release = Self(
        "RELEASE",
        "What the operators' board and the broker's connections name as this process's version; without it the moment its "
            + "executable was built.",
        absence: .off
    )
    package static let logLevel = Self(
        "LOG_LEVEL",
        "`trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`.",
        absence: .value("info")
    )
    package static let logFormat = Self(
        "LOG_FORMAT",
        "`text` for people or `json` for collectors.",
        absence: .value("text")
    )
    package static let topologyPrefix = Self(
        "TOPOLOGY_PREFIX",
        "Put before every exchange and queue name, so that test runs share a broker.",
        absence: .value("")
    )

    /// Every key that all services read.
    package static let common: [ConfigurationKey] = [
        .databaseHost, .databasePort, .databaseName, .databaseUser, .databasePassword, .databasePoolSize, .databaseTLS,
        .databaseRootCertificate, .brokerHost, .brokerPort, .brokerUser, .brokerPassword, .brokerVirtualHost,
        .brokerDepartmentsVirtualHost, .brokerTLS, .brokerRootCertificate, .opsHost, .opsPort, .instanceName, .release,
        .logLevel, .logFormat, .topologyPrefix,
    ]
}
