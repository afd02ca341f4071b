package import AMQP
package import Model

/// What came of a command within the time that its sender waits.
package enum CommandReply: Sendable, Equatable {
    /// Carried out; the new state as JSON text.
    case done(state: String?)
    case refused(Refusal)
    /// No answer in time: the outcome will be stored under the command's identifier.
    case pending
}

/// Sends a person's command to the service that owns the state, and waits for its answer.
package struct CommandClient: Sendable {
    /// A command that no service picked up within this time is not carried out any more.
    package static let life = Duration.seconds(30)

    private let requester: AMQPRequester
    private let topology: Topology
    private let clock: ServiceClock
    private let patience: Duration

    package init(requester: AMQPRequester, topology: Topology, clock: ServiceClock, patience: Duration = .seconds(5)) {
        self.requester = requester
        self.topology = topology
        self.clock = clock
        self.patience = patience
    }

    /// - Parameter id: the operation's identifier: the same one again gets the same answer and changes nothing twice.
    /// - Throws: `AMQPError` when the command was surely not sent.
    package func send<Command: MessageContract>(
        _ command: Command,
        id: MessageID,
        from source: ServiceName = .gateway,
        traceparent: String?
    ) async throws(AMQPError) -> CommandReply {
        let now = clock.now()
        let envelope = MessageEnvelope(
            id: id,
            type: Command.type,
            source: source,
            subject: command.subject?.description,
            time: now,
            sequence: 0,
            town: nil,
            traceparent: traceparent,
            cause: nil,
            expiresAt: now + Self.life
        )
        let publication: AMQPPublication
        do {
            let route = try topology.route(of: command)
            publication = AMQPPublication(
                message: envelope.message(body: try MessageCoding.encode(command)),
                exchange: route.exchange,
                routingKey: route.routingKey,
                mandatory: true
            )
        } catch {
            throw AMQPError(.invalidArgument, "the command cannot be encoded", cause: error)
        }
        do {
            let answer = try await requester.request(publication, timeout: patience)
            let outcome = try MessageCoding.decode(CommandOutcome.self, from: answer.body)
            switch (outcome.status, outcome.refusal) {
            case (.refused, .some(let refusal)): return .refused(refusal)
            default: return .done(state: outcome.state)
            }
        } catch let error as AMQPError {
            if error.code == .noReply || error.code == .fateUnknown { return .pending }
            throw error
        } catch {
            // An answer that cannot be read is no answer: the stored outcome tells.
            return .pending
        }
    }
}
