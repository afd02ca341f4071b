package import AMQP
package import Logging
package import Model
package import PostgreSQL
import ServiceLifecycle

/// Sends a service's own parked messages back to their queues at an operator's word, as `rrp parked replay` does.
///
/// The word is a command: it is checked, and noted in the journal with its author, in one transaction. The message is sent
/// after that, and marked as dealt with only when the broker has it: what is lost between stays parked, for the operator to
/// see and to say again; twice does no harm, because consumers are idempotent.
package struct ParkedReturns: Service {
    private let service: ServiceName
    private let pool: PostgresPool
    private let services: AMQPPublisher
    private let departments: AMQPPublisher?
    private let replay: ParkedReplay
    private let logger: Logger
    private let asked: AsyncStream<Int64>
    private let ask: AsyncStream<Int64>.Continuation

    /// - Parameters:
    ///   - services: into the virtual host of the services.
    ///   - departments: into that of the departments; nil where nothing is taken from there.
    package init(
        service: ServiceName,
        topology: Topology,
        pool: PostgresPool,
        services: AMQPPublisher,
        departments: AMQPPublisher?,
        logger: Logger
    ) {
        self.service = service
        self.pool = pool
        self.services = services
        self.departments = departments
        self.logger = logger
        replay = ParkedReplay(topology: topology)
        let (stream, continuation) = AsyncStream<Int64>.makeStream(bufferingPolicy: .bufferingNewest(1000))
        asked = stream
        ask = continuation
    }

    /// Takes the operator's word.
    package var handler: MessageHandler { MessageHandler(ReplayParked.self, each: take) }

    @Sendable private func take(
        _ message: Received<ReplayParked>,
        _ transaction: ServiceTransaction
    ) throws -> Disposition {
        let command = message.body
        if let refusal = command.refusal { return .refused(refusal) }
        let place = ParkedMessage.Place(service: service.rawValue, number: command.number)
        guard command.service == service, let parked = try ParkedStatements.find(place, in: transaction.database)
        else { return .refused(Refusal(.unknownParked)) }
        guard parked.resolution == nil else { return .refused(Refusal(.parkedResolved)) }
        try Journal.note(
            "journal.replayed.v1",
            body: try MessageCoding.text([
                "place": place.description, "messageID": parked.messageID, "type": parked.type,
            ]),
            as: service,
            at: transaction.now,
            cause: message.envelope,
            actor: "\(command.actor.role.rawValue):\(command.actor.id)",
            in: transaction.database
        )
        transaction.afterCommit { [ask] in ask.yield(command.number) }
        return .answered(
            json: try MessageCoding.text(ParkedState(service: service, number: command.number, state: .returning))
        )
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await number in asked { await giveBack(number) }
        }
    }

    private func giveBack(_ number: Int64) async {
        let place = ParkedMessage.Place(service: service.rawValue, number: number)
        do {
            let found = try await pool.autocommit { try ParkedStatements.find(place, in: $0) }
            guard let message = found, message.resolution == nil else { return }
            guard let publisher = replay.isFromDepartment(message) ? departments : services else { return }
            // Sent first, marked then: what is marked is surely on its way.
            try await publisher.publish(replay.publication(of: message))
            _ = try await pool.transaction { try ParkedStatements.resolve(place, as: "replayed", in: $0) }
            logger.notice("parked message went back", metadata: ["place": "\(place)", "queue": "\(message.queue)"])
        } catch {
            logger.warning("parked message stays", metadata: ["place": "\(place)", "error": "\(error)"])
        }
    }
}
