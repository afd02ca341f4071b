package import ArgumentParser
import Messaging
import Model
import Runtime

/// `rrp topology`: declares what the broker needs.
package struct TopologyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract:
            "Declare exchanges, queues, bindings, limits and the services' broker users; changes nothing when repeated."
    )

    static let secretsKey = ConfigurationKey(
        "SECRETS_DIRECTORY",
        "Folder with the broker passwords of the services and of the monitor, one file each: broker-rrp_<service>."
    )

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let settings = context.settings
        let topology = Topology(prefix: try settings.string(.topologyPrefix))
        let virtualHost = try settings.string(.brokerVirtualHost)
        let departments = try settings.string(.brokerDepartmentsVirtualHost)
        var definitions = topology.definitions(virtualHost: virtualHost, departmentsVirtualHost: departments)
        let passwords = ServicePasswords(directory: try settings.string(Self.secretsKey))
        for service in ServiceName.allCases {
            let user = Topology.user(of: service)
            definitions.users.append(
                .init(
                    name: user,
                    password: try passwords.password(of: user),
                    salt: (0..<4).map { _ in UInt8.random(in: 0...255) }
                )
            )
            definitions.permissions += topology.permissions(
                of: service,
                virtualHost: virtualHost,
                departmentsVirtualHost: departments
            )
            if let permission = topology.topicPermission(of: service, virtualHost: virtualHost) {
                definitions.topicPermissions.append(permission)
            }
        }
        definitions.users.append(
            .init(
                name: Topology.monitor,
                password: try passwords.password(of: Topology.monitor),
                salt: (0..<4).map { _ in UInt8.random(in: 0...255) },
                tags: Topology.monitorTag
            )
        )
        definitions.permissions += Topology.monitorPermissions(in: [virtualHost, departments])
        let management = try ManagementClient(settings: settings)
        try await management.apply(definitions)
        let connected = try await context.withPool { pool in
            try await DepartmentProvisioning(settings: settings, pool: pool).renewRights()
        }
        print(
            "\(definitions.exchanges.count) exchanges, \(definitions.queues.count) queues, \(definitions.users.count) users, "
                + "\(definitions.policies.count) policies and the rights of \(connected) connected departments are in place."
        )
        for queue in try await management.outdated(definitions.queues) {
            print(
                "\(queue) was declared by another release, with other arguments, which no declaration changes: "
                    + "see “A new release” in OPERATING.md."
            )
        }
    }
}
