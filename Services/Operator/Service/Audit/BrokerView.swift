import Messaging
package import Runtime

/// What the auditor asks the broker: who is bound to what, and what still lies in the queues.
package struct BrokerView: Sendable {
    private let management: ManagementClient
    private let virtualHosts: [String]
    private let topology: Topology

    package init(settings: Settings) throws {
        management = try ManagementClient(settings: settings)
        virtualHosts = [
            try settings.string(.brokerVirtualHost), try settings.string(.brokerDepartmentsVirtualHost),
        ]
        topology = Topology(prefix: try settings.string(.topologyPrefix))
    }

    /// Which services' queue takes which type of event.
    package func bindings() async throws -> [QueueBinding] {
        try await management.bindings(of: topology.eventExchange, in: virtualHosts[0]).compactMap { binding in
            guard binding.destination.hasPrefix(topology.prefix) else { return nil }
            let queue = String(binding.destination.dropFirst(topology.prefix.count))
            // A gateway's live queue is not durable: what it misses is read from the journal. What no service listens to
            // goes to a queue that is no service's.
            return queue.hasPrefix("gateway.") || !queue.contains(".")
                ? nil : QueueBinding(queue: queue, pattern: binding.routingKey)
        }
    }

    /// Messages that lie in queues, by queue; the departments' own queues are theirs to drain.
    package func waiting() async throws -> [String: Int] {
        var waiting: [String: Int] = [:]
        for virtualHost in virtualHosts {
            for queue in try await management.queues(in: virtualHost)
            where queue.name.hasPrefix(topology.prefix) && (queue.messages ?? 0) > 0 {
                let name = String(queue.name.dropFirst(topology.prefix.count))
                if !name.hasPrefix("department.") { waiting[name, default: 0] += queue.messages ?? 0 }
            }
        }
        return waiting
    }
}
