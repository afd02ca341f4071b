package import Model

extension Topology {
    /// The broker user of a service.
    package static func user(of service: ServiceName) -> String { "rrp_\(service.rawValue)" }

    /// The broker user that sees every queue's counts and touches none: the operators' board reads as it.
    package static let monitor = "rrp_monitor"
    package static let monitorTag = "monitoring"

    /// None at all; without a line for it a user does not see the virtual host.
    package static func monitorPermissions(in virtualHosts: [String]) -> [BrokerDefinitions.Permission] {
        virtualHosts.map { .init(user: monitor, vhost: $0, configure: "^$", write: "^$", read: "^$") }
    }

    /// The least rights: a service reads its own queues, writes where its messages go, and configures nothing but the
    /// gateway's own live queues.
    package func permissions(
        of service: ServiceName,
        virtualHost: String,
        departmentsVirtualHost: String
    ) -> [BrokerDefinitions.Permission] {
        let pattern = prefix.replacing(".", with: "\\.")
        let queues = Self.queues(of: service).map { name(of: $0).replacing(".", with: "\\.") }
        let live = "\(pattern)gateway\\.live\\..*"
        let user = Self.user(of: service)
        var permissions: [BrokerDefinitions.Permission] = []
        switch service {
        case .gateway:
            permissions.append(
                .init(
                    user: user,
                    vhost: virtualHost,
                    configure: "^\(live)$",
                    write: "^(\(pattern)events|\(pattern)commands|amq\\.default|\(live))$",
                    read: "^(\(pattern)events|\(live)|amq\\.rabbitmq\\.reply-to.*)$"
                )
            )
        default:
            permissions.append(
                .init(
                    user: user,
                    vhost: virtualHost,
                    configure: "^$",
                    write: "^(\(pattern)events|\(pattern)commands|amq\\.default)$",
                    read: "^(\(queues.joined(separator: "|")))$"
                )
            )
        }
        if service == .dispatch {
            permissions.append(
                .init(
                    user: user,
                    vhost: departmentsVirtualHost,
                    configure: "^$",
                    // Into the replies only what was put aside of them, at an operator's word.
                    write: "^(\(pattern)cases|\(pattern)replies|amq\\.default)$",
                    read: "^\(pattern)dispatch\\.replies$"
                )
            )
        }
        return permissions
    }

    /// A service publishes only its own event types: anchored on the type at the start of the routing key.
    package func topicPermission(of service: ServiceName, virtualHost: String) -> BrokerDefinitions.TopicPermission? {
        let own = MessageRegistry.contracts.filter { $0.kind == .event && $0.owner == service }
        guard !own.isEmpty else { return nil }
        let types = own.map { $0.type.rawValue.replacing(".", with: "\\.") }.joined(separator: "|")
        return .init(
            user: Self.user(of: service),
            vhost: virtualHost,
            exchange: eventExchange,
            write: "^(\(types))\\.[0-9a-z]+$",
            read: ".*"
        )
    }
}
