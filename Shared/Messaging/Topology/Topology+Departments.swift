package import Model

/// The departments' virtual host: one user and one queue for each department with a credential.
extension Topology {
    /// Messages that wait for one department at most; then the broker refuses more of them, and they wait in the outbox
    /// while everybody else's go on.
    package static let departmentQueueBound = 10_000
    /// Connections and channels of one department's user.
    package static let departmentConnections = 4
    package static let departmentChannels = 16

    /// What a department's queue name begins with; the rest cannot be guessed.
    package func departmentQueuePrefix(of department: DepartmentCode) -> String {
        "\(prefix)department.\(department)."
    }

    /// The broker user of a department.
    package func user(of department: DepartmentCode) -> String { "\(prefix)department.\(department)" }

    /// What a department needs: its queue, its user, and the rights to read the one and to write under its own name.
    ///
    /// The topic permission is anchored at both ends: the broker refuses a message that names another department.
    package func definitions(
        of department: DepartmentCode,
        queue: String,
        password: String,
        salt: [UInt8],
        virtualHost: String
    ) -> BrokerDefinitions {
        var definitions = rights(of: department, queue: queue, virtualHost: virtualHost)
        definitions.users = [
            .init(
                name: user(of: department),
                password: password,
                salt: salt,
                limits: ["max-connections": Self.departmentConnections, "max-channels": Self.departmentChannels]
            )
        ]
        definitions.queues = [.init(name: queue, vhost: virtualHost)]
        definitions.bindings = [
            .init(source: departmentExchange, vhost: virtualHost, destination: queue, routingKey: department.rawValue)
        ]
        return definitions
    }

    /// The rights alone, for a department whose user and queue are there.
    package func rights(of department: DepartmentCode, queue: String, virtualHost: String) -> BrokerDefinitions {
        let user = user(of: department)
        let types = MessageRegistry.contracts.filter { $0.kind == .fromDepartment }
            .map { Self.literal($0.type.rawValue) }.joined(separator: "|")
        var definitions = BrokerDefinitions()
        definitions.permissions = [
            .init(
                user: user,
                vhost: virtualHost,
                configure: "^$",
                write: "^\(Self.literal(replyExchange))$",
                read: "^\(Self.literal(queue))$"
            )
        ]
        definitions.topicPermissions = [
            .init(
                user: user,
                vhost: virtualHost,
                exchange: replyExchange,
                write: "^\(Self.literal(department.rawValue))\\.(\(types))$",
                read: "^$"
            )
        ]
        return definitions
    }

    /// The bound of the departments' queues.
    func departmentPolicy(in virtualHost: String) -> BrokerDefinitions.Policy {
        .init(
            vhost: virtualHost,
            name: "\(prefix)departments",
            pattern: "^\(Self.literal(prefix))department\\.",
            applyTo: "queues",
            priority: 10,
            definition: ["max-length": .number(Self.departmentQueueBound), "overflow": .word("reject-publish")]
        )
    }

    /// The text as a regular expression that matches nothing else; names here have no other special character than the dot.
    private static func literal(_ text: String) -> String { text.replacing(".", with: "\\.") }
}
