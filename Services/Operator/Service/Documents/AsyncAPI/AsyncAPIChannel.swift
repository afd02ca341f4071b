import Model

/// One channel of the document: an exchange and its routing key.
struct AsyncAPIChannel {
    let name: String
    let tree: JSONTree
    let contracts: [any MessageContract.Type]
    /// `send` or `receive`, seen from the services.
    var action = "receive"
    /// Words for who takes part; nil where the operations are made from the subscriptions.
    var receiving: String?
    var isAnswered = false

    /// A message's key: the same type may be a console's command and a department's reply. Not every reader of such
    /// documents takes dots in keys.
    static func name(of contract: any MessageContract.Type) -> String {
        key("\(contract.kind.rawValue).\(contract.type)")
    }

    static func key(_ words: String) -> String { words.replacing(".", with: "_") }

    static func events(exchange: String, _ contracts: [any MessageContract.Type]) -> Self {
        Self(
            name: "events",
            tree: channel(
                "{type}.{town}",
                "Everything that happened.",
                exchange: exchange,
                kind: "topic",
                server: "services",
                contracts,
                parameters: [
                    "type": ["description": "The message's type."],
                    "town": ["description": "Nine digits, or “outside” where there is no town."],
                ]
            ),
            contracts: contracts
        )
    }

    static func commands(
        _ queue: String,
        of service: ServiceName,
        exchange: String,
        _ contracts: [any MessageContract.Type]
    ) -> Self {
        Self(
            name: key(queue),
            tree: channel(
                queue,
                "What \(service.rawValue) is to do; the routing key is the queue's name.",
                exchange: exchange,
                kind: "direct",
                server: "services",
                contracts
            ),
            contracts: contracts,
            receiving: "Carried out by \(service.rawValue).",
            isAnswered: queue.hasSuffix(".commands") && service != .scheduler
        )
    }

    static func toDepartments(exchange: String, _ contracts: [any MessageContract.Type]) -> Self {
        Self(
            name: "department_cases",
            tree: channel(
                "{department}",
                "To one department.",
                exchange: exchange,
                kind: "direct",
                server: "departments",
                contracts,
                parameters: ["department": ["description": "The department's code."]]
            ),
            contracts: contracts,
            action: "send",
            receiving: "Sent by dispatch, to departments with a credential."
        )
    }

    static func fromDepartments(exchange: String, _ contracts: [any MessageContract.Type]) -> Self {
        Self(
            name: "department_replies",
            tree: channel(
                "{department}.{type}",
                "From departments; the broker lets each write under its own code only.",
                exchange: exchange,
                kind: "topic",
                server: "departments",
                contracts,
                parameters: [
                    "department": ["description": "The department's code."],
                    "type": ["description": "The message's type."],
                ]
            ),
            contracts: contracts,
            receiving: "Carried out by dispatch as the department's own commands.",
            isAnswered: true
        )
    }

    /// Where answers go; the address comes with each command.
    static var answers: Self {
        Self(
            name: "answers",
            tree: [
                "address": .null, "description": "Answers to commands.",
                "messages": ["answer": .reference("components", "messages", "answer")],
            ],
            contracts: []
        )
    }

    private static func channel(
        _ address: String,
        _ words: String,
        exchange: String,
        kind: String,
        server: String,
        _ contracts: [any MessageContract.Type],
        parameters: JSONTree? = nil
    ) -> JSONTree {
        var members: [(String, JSONTree)] = [
            ("address", .string(address)), ("description", .string(words)),
            ("servers", [.reference("servers", server)]),
            (
                "messages",
                JSONTree(contracts.map { (name(of: $0), .reference("components", "messages", name(of: $0))) })
            ),
        ]
        if let parameters { members.append(("parameters", parameters)) }
        members.append(
            (
                "bindings",
                [
                    "amqp": [
                        "is": "routingKey",
                        "exchange": [
                            "name": .string(exchange), "type": .string(kind), "durable": true, "autoDelete": false,
                        ],
                        "bindingVersion": "0.3.0",
                    ]
                ]
            )
        )
        return JSONTree(members)
    }
}
