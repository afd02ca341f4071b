import Messaging
import Model

/// The parts of the architecture page that are made from the model and the topology.
enum ArchitectureTables {
    static var stateDiagrams: String {
        StateDiagrams.all.map { title, text in "### \(title)\n\n```mermaid\n\(text.trimmingEnd)\n```\n" }
            .joined(separator: "\n")
    }

    /// Every queue of the services' virtual host: whose it is, and what comes into it.
    static var queues: String {
        let topology = Topology()
        let rows = ServiceName.allCases.flatMap { service in
            Topology.queues(of: service).map { queue in
                "| `\(topology.name(of: queue))` | \(service.rawValue) | \(contents(of: queue, service)) |"
            }
        }
        return (["| queue | consumer | what comes |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }

    private static func contents(of queue: QueueName, _ service: ServiceName) -> String {
        switch queue {
        case .submissions: "`\(SubmitReport.type)`; at most \(Topology.submissionBound), then the broker refuses more"
        case .deadlines: "`\(DeadlineReached.type)`"
        case .events:
            (Topology.subscriptions[service] ?? []).map { "`\($0.type)`" }.joined(separator: " ")
        case .commands:
            MessageRegistry.contracts.filter {
                $0.kind == .command && ($0.owner == service || $0.type == ReplayParked.type)
                    && $0.type != SubmitReport.type && $0.type != DeadlineReached.type
            }.map { "`\($0.type)`" }.joined(separator: " ")
        case .departmentReplies, .unrouted, .unheard, .dead: ""
        }
    }

    /// Every message of the system.
    static var messages: String {
        let kinds: [(MessageKind, String)] = [
            (.event, "Events"), (.command, "Commands"), (.toDepartment, "To departments"),
            (.fromDepartment, "From departments"),
        ]
        return kinds.map { kind, title in
            let contracts = MessageRegistry.contracts.filter { $0.kind == kind }
            let rows = contracts.map { "| `\($0.type)` | \($0.owner.rawValue) | \($0.sentence) |" }
            let whose = kind == .command || kind == .fromDepartment ? "carried out by" : "from"
            return (["### \(title)", "", "| type | \(whose) | meaning |", "|---|---|---|"] + rows)
                .joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }
}

extension String {
    /// Without line breaks at the end.
    fileprivate var trimmingEnd: Substring {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
