package import Model

/// The queues of the system, named once.
package enum QueueName: Hashable, Sendable, CustomStringConvertible {
    /// What citizens send; bounded.
    case submissions
    /// Events that a service listens to.
    case events(ServiceName)
    /// Commands that a service carries out.
    case commands(ServiceName)
    /// Deadlines of a service that were reached.
    case deadlines(ServiceName)
    /// What departments send, in their own virtual host.
    case departmentReplies
    /// Published, but no queue took it. Alarmed when not empty.
    case unrouted
    /// Events that no service listens to: a queue of no length, so that these are not taken for lost ones.
    case unheard
    /// Crashed its consumers until the broker gave up. Alarmed when not empty.
    case dead

    package var description: String {
        switch self {
        case .submissions: "intake.submissions"
        case .events(let service): "\(service.rawValue).events"
        case .commands(let service): "\(service.rawValue).commands"
        case .deadlines(let service): "\(service.rawValue).deadlines"
        case .departmentReplies: "dispatch.replies"
        case .unrouted: "unrouted"
        case .unheard: "unheard"
        case .dead: "dead"
        }
    }
}
