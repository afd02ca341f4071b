import Foundation
package import Model
package import PostgreSQL

/// What a handler works with: the database, the time, and the messages that will follow from the change.
///
/// Valid only inside the transaction's closure, on the connection's own thread.
package final class ServiceTransaction {
    package let database: Database
    /// One moment for the whole transaction.
    package let now: Timestamp
    package let service: ServiceName
    private let topology: Topology
    private var outgoing: [OutgoingMessage] = []
    var schedules: [Deadline] = []
    var cancellations: [DeadlineCancellation] = []
    private(set) var effects: [@Sendable () -> Void] = []
    private var works: [ObjectIdentifier: any BatchWork] = [:]

    package init(database: Database, now: Timestamp, service: ServiceName, topology: Topology) {
        self.database = database
        self.now = now
        self.service = service
        self.topology = topology
    }

    /// Says what follows from the change, an event or a command to another service: written to the journal and the outbox
    /// with the change itself.
    ///
    /// - Parameters:
    ///   - sequence: the version of the aggregate after the change.
    ///   - cause: envelope of the message being handled.
    ///   - actor: who did it, for the audit trail (`role:id`, `department:CODE/clerk`), or nil for the system itself.
    package func emit<Body: MessageContract>(
        _ body: Body,
        sequence: Int64,
        cause: MessageEnvelope?,
        actor: String? = nil,
        expiresAt: Timestamp? = nil
    ) throws {
        let route = try topology.route(of: body)
        try append(
            body,
            sequence: sequence,
            cause: cause,
            actor: actor,
            lane: .services,
            exchange: route.exchange,
            routingKey: route.routingKey,
            expiresAt: expiresAt
        )
    }

    /// Sends `body` to the queue of one department.
    package func emit<Body: MessageContract>(
        _ body: Body,
        toDepartment department: DepartmentCode,
        subject: ReportID?,
        sequence: Int64,
        cause: MessageEnvelope?,
        actor: String? = nil
    ) throws {
        try append(
            body,
            subject: subject,
            town: department.town,
            sequence: sequence,
            cause: cause,
            actor: actor,
            lane: .departments,
            exchange: topology.departmentExchange,
            routingKey: department.rawValue,
            expiresAt: nil
        )
    }

    /// The work that all handlers of this batch share: made by the first that asks, finished once at the end of the batch.
    package func work<Work: BatchWork>(_ make: () throws -> Work) rethrows -> Work {
        let key = ObjectIdentifier(Work.self)
        if let known = works[key] as? Work { return known }
        let work = try make()
        works[key] = work
        return work
    }

    /// Finishes the shared work and writes what was emitted to the journal and the outbox; the consumer does it at the end
    /// of each batch.
    package func writeJournal() throws {
        for work in works.values { try work.finish() }
        works.removeAll()
        try emitDeadlines()
        try Journal.append(outgoing, as: service, in: database)
        outgoing.removeAll()
    }

    /// Runs `effect` once the consumer's transaction has committed, and never when it has not: wake-ups, not work.
    package func afterCommit(_ effect: @escaping @Sendable () -> Void) {
        effects.append(effect)
    }

    private func append<Body: MessageContract>(
        _ body: Body,
        subject: ReportID? = nil,
        town: TownCode? = nil,
        sequence: Int64,
        cause: MessageEnvelope?,
        actor: String?,
        lane: RelayLane,
        exchange: String,
        routingKey: String,
        expiresAt: Timestamp?
    ) throws {
        outgoing.append(
            OutgoingMessage(
                id: .timeOrdered(at: now),
                type: Body.type,
                subject: (subject ?? body.subject)?.description,
                sequence: sequence,
                town: (town ?? body.town)?.rawValue,
                occurredAt: now,
                cause: cause?.id.uuid,
                actor: actor,
                traceparent: cause?.traceparent,
                body: try MessageCoding.text(body),
                lane: lane,
                exchange: exchange,
                routingKey: routingKey,
                expiresAt: expiresAt
            )
        )
    }
}
