import Model

extension Topology {
    /// How many submissions the intake queue holds before the broker refuses more: an outage of intake for an hour of the
    /// worst typhoon day (a hundred ordinary days of 1,000 reports in that hour) with a factor of five to spare.
    package static let submissionBound = 500_000
    /// Deliveries after which the broker gives up on a message that crashes its consumers.
    package static let deliveryLimit = 20

    /// Exchanges, queues, bindings and policies; users and permissions come with `Topology+Permissions`.
    package func definitions(virtualHost: String, departmentsVirtualHost: String) -> BrokerDefinitions {
        var definitions = BrokerDefinitions()
        func exchange(_ name: String, _ type: String, in vhost: String) {
            definitions.exchanges.append(.init(name: name, vhost: vhost, type: type))
        }
        func queue(_ name: QueueName, in vhost: String, isInOrder: Bool = false) {
            definitions.queues.append(.init(name: self.name(of: name), vhost: vhost, isInOrder: isInOrder))
        }
        func bind(_ name: QueueName, to source: String, key: String, in vhost: String) {
            definitions.bindings.append(
                .init(source: source, vhost: vhost, destination: self.name(of: name), routingKey: key)
            )
        }

        exchange(eventExchange, "topic", in: virtualHost)
        exchange(commandExchange, "direct", in: virtualHost)
        for vhost in [virtualHost, departmentsVirtualHost] {
            exchange(unroutedExchange, "fanout", in: vhost)
            exchange(deadExchange, "fanout", in: vhost)
            queue(.unrouted, in: vhost)
            queue(.dead, in: vhost)
            bind(.unrouted, to: unroutedExchange, key: "", in: vhost)
            bind(.dead, to: deadExchange, key: "", in: vhost)
        }
        definitions.queues.append(.init(name: name(of: .unheard), vhost: virtualHost, type: "classic"))
        for contract in Self.unheard {
            bind(.unheard, to: eventExchange, key: "\(contract.type).*", in: virtualHost)
        }
        for service in ServiceName.allCases {
            for name in Self.queues(of: service) {
                queue(name, in: virtualHost)
                if case .events = name {
                    for contract in Self.subscriptions[service] ?? [] {
                        bind(name, to: eventExchange, key: "\(contract.type).*", in: virtualHost)
                    }
                } else {
                    bind(name, to: commandExchange, key: self.name(of: name), in: virtualHost)
                }
            }
        }
        exchange(departmentExchange, "direct", in: departmentsVirtualHost)
        exchange(replyExchange, "topic", in: departmentsVirtualHost)
        // Whoever accepts a case and then says that it is done must not be told that it was never accepted.
        queue(.departmentReplies, in: departmentsVirtualHost, isInOrder: true)
        bind(.departmentReplies, to: replyExchange, key: "#", in: departmentsVirtualHost)

        definitions.policies = policies(in: virtualHost) + policies(in: departmentsVirtualHost)
        definitions.policies.append(departmentPolicy(in: departmentsVirtualHost))
        return definitions
    }

    /// Limits as policies. `reject-publish` bounds only the submissions: a full event queue would refuse what the other
    /// queues already took and stop an ordered relay for all, so those are watched by age and length instead.
    private func policies(in virtualHost: String) -> [BrokerDefinitions.Policy] {
        let pattern = prefix.replacing(".", with: "\\.")
        let safety: [String: BrokerDefinitions.Value] = [
            "delivery-limit": .number(Self.deliveryLimit), "dead-letter-exchange": .word(deadExchange),
            "dead-letter-strategy": .word("at-least-once"), "overflow": .word("reject-publish"),
        ]
        var bounded = safety
        bounded["max-length"] = .number(Self.submissionBound)
        let services = ServiceName.allCases.map(\.rawValue).joined(separator: "|")
        return [
            .init(
                vhost: virtualHost,
                name: "\(prefix)alternate",
                pattern: "^\(pattern)(events|commands|cases|replies)$",
                applyTo: "exchanges",
                priority: 10,
                definition: ["alternate-exchange": .word(unroutedExchange)]
            ),
            .init(
                vhost: virtualHost,
                name: "\(prefix)unheard",
                pattern: "^\(pattern)unheard$",
                applyTo: "queues",
                priority: 10,
                definition: ["max-length": .number(0), "overflow": .word("drop-head")]
            ),
            .init(
                vhost: virtualHost,
                name: "\(prefix)safety",
                pattern: "^\(pattern)(\(services))\\.",
                applyTo: "queues",
                priority: 10,
                definition: safety
            ),
            .init(
                vhost: virtualHost,
                name: "\(prefix)submissions",
                pattern: "^\(pattern)intake\\.submissions$",
                applyTo: "queues",
                priority: 20,
                definition: bounded
            ),
        ]
    }
}
