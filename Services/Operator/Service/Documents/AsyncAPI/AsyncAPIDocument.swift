import Messaging
import Model

/// Shared/Messaging/asyncapi.json: every channel, message and body, from the registry of contracts and the topology.
struct AsyncAPIDocument {
    private let topology = Topology()

    func tree() throws -> JSONTree {
        let book = SchemaBook()
        for contract in MessageRegistry.contracts { try book.file(contract) }
        let schemas = book.objects.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let channels = self.channels()
        return [
            "asyncapi": "3.0.0",
            "info": [
                "title": "人人拍 · Renrenpai: messages",
                "version": "1.0.0",
                "description": """
                Written by `rrp documents` from the message contracts and the topology. Events come in any order and \
                more than once: an event is known by its id, and a projection applies only a newer sequence of the \
                same source and subject. A new version of a message is a new type beside the old one; fields may be \
                added, so readers pass over what they do not know.
                """,
                "license": ["name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"],
            ],
            "defaultContentType": "application/json",
            "servers": [
                "services": server("renrenpai", "Events and commands between the services."),
                "departments": server("departments", "The departments' own systems."),
            ],
            "channels": JSONTree(channels.map { ($0.name, $0.tree) }),
            "operations": JSONTree(operations(on: channels)),
            "components": [
                "messages": JSONTree(
                    MessageRegistry.contracts.map { (AsyncAPIChannel.name(of: $0), message(of: $0)) }
                        + [("answer", Self.answer)]
                ),
                "schemas": JSONTree(schemas + Self.handWritten),
            ],
        ]
    }

    private func server(_ virtualHost: String, _ words: String) -> JSONTree {
        [
            "host": "localhost:5672", "protocol": "amqp", "protocolVersion": "0-9-1", "pathname": "/\(virtualHost)",
            "description": .string(words),
        ]
    }

    private func channels() -> [AsyncAPIChannel] {
        let events = MessageRegistry.contracts.filter { $0.kind == .event }
        let queues = ServiceName.allCases.flatMap { service in
            Topology.queues(of: service).compactMap { queue -> AsyncAPIChannel? in
                let contracts = commands(in: queue, of: service)
                return contracts.isEmpty
                    ? nil
                    : .commands(topology.name(of: queue), of: service, exchange: topology.commandExchange, contracts)
            }
        }
        return [.events(exchange: topology.eventExchange, events)] + queues + [
            .toDepartments(
                exchange: topology.departmentExchange,
                MessageRegistry.contracts.filter { $0.kind == .toDepartment }
            ),
            .fromDepartments(
                exchange: topology.replyExchange,
                MessageRegistry.contracts.filter { $0.kind == .fromDepartment }
            ),
            .answers,
        ]
    }

    /// What is routed to a queue of commands.
    private func commands(in queue: QueueName, of service: ServiceName) -> [any MessageContract.Type] {
        switch queue {
        case .submissions: [SubmitReport.self]
        case .deadlines: [DeadlineReached.self]
        case .commands:
            MessageRegistry.contracts.filter {
                $0.kind == .command && ($0.owner == service || $0.type == ReplayParked.type)
                    && $0.type != SubmitReport.type && $0.type != DeadlineReached.type
            }
        case .events, .departmentReplies, .unrouted, .dead, .unheard: []
        }
    }

    private func operations(on channels: [AsyncAPIChannel]) -> [(String, JSONTree)] {
        var operations: [(String, JSONTree)] = []
        for service in ServiceName.allCases {
            let said = MessageRegistry.contracts.filter { $0.kind == .event && $0.owner == service }
            if !said.isEmpty {
                operations.append(
                    (
                        "\(service.rawValue)_publishes",
                        operation("send", "events", "What \(service.rawValue) tells.", said)
                    )
                )
            }
            if let heard = Topology.subscriptions[service] {
                operations.append(
                    (
                        "\(service.rawValue)_hears",
                        operation("receive", "events", "What \(service.rawValue) listens to.", heard)
                    )
                )
            }
        }
        for channel in channels {
            guard let words = channel.receiving else { continue }
            var tree = operation(channel.action, channel.name, words, channel.contracts)
            if channel.isAnswered, case .object(let members) = tree {
                tree = JSONTree(members.map { ($0.name, $0.value) } + [("reply", Self.reply)])
            }
            operations.append(("\(channel.name)_\(channel.action)", tree))
        }
        return operations
    }

    private func operation(
        _ action: String,
        _ channel: String,
        _ words: String,
        _ contracts: [any MessageContract.Type]
    ) -> JSONTree {
        [
            "action": .string(action), "channel": .reference("channels", channel), "summary": .string(words),
            "messages": .array(
                contracts.map { .reference("channels", channel, "messages", AsyncAPIChannel.name(of: $0)) }
            ),
        ]
    }

    private func message(of contract: any MessageContract.Type) -> JSONTree {
        let isReply = contract.kind == .fromDepartment
        return [
            "name": .string(contract.type.rawValue),
            "title": "\(contract)",
            "summary": .string(contract.sentence),
            "contentType": "application/json",
            "headers": .reference("components", "schemas", isReply ? "ReplyProperties" : "Envelope"),
            "payload": .reference("components", "schemas", "\(contract)"),
            "bindings": ["amqp": ["messageType": .string(contract.type.rawValue), "bindingVersion": "0.3.0"]],
        ]
    }
}
