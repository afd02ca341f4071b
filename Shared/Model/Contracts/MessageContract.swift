/// The body of one message, as a value: what is on the wire is its JSON.
package protocol MessageContract: Codable, Hashable, Sendable {
    /// Name and version.
    static var type: MessageType { get }
    /// Event, command, or part of the departments' contract.
    static var kind: MessageKind { get }
    /// The service that publishes it (events, department messages out) or carries it out (commands, department messages in).
    static var owner: ServiceName { get }
    /// One sentence for the documents.
    static var sentence: String { get }
    /// The report it is about: CloudEvents `subject`; nil for messages about no single report.
    var subject: ReportID? { get }
    /// The town, last word of an event's routing key; nil where there is none (outside the city).
    var town: TownCode? { get }
}

extension MessageContract {
    package var subject: ReportID? { nil }
    package var town: TownCode? { nil }
}
