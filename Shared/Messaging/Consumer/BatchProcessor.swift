import AMQP
import Foundation
import Logging
import Model
import PostgreSQL

/// Carries one batch through its transaction: tells known messages from new ones, hands the new ones to their handlers,
/// writes `handled`, the parked ones, the journal and the outbox.
struct BatchProcessor: Sendable {
    let service: ServiceName
    let handlers: [MessageType: MessageHandler]
    let topology: Topology
    let clock: ServiceClock
    let inbox: Inbox
    private let prepare: BatchPreparation?
    private let envelopes: EnvelopeSource
    private let logger: Logger

    init(
        queue: QueueName,
        service: ServiceName,
        handlers: [MessageType: MessageHandler],
        prepare: BatchPreparation? = nil,
        topology: Topology,
        clock: ServiceClock,
        envelopes: EnvelopeSource = .cloudEvents,
        logger: Logger
    ) {
        self.service = service
        self.handlers = handlers
        self.prepare = prepare
        self.topology = topology
        self.clock = clock
        self.envelopes = envelopes
        self.logger = logger
        inbox = Inbox(schema: service.rawValue, consumer: queue.description)
    }

    /// What is left to do once the transaction has committed.
    struct Result: Sendable {
        let answers: [Answer]
        let effects: [@Sendable () -> Void]
    }

    func process(_ deliveries: [AMQPDelivery], in database: Database) throws -> Result {
        var answers: [Answer] = []
        var parked: [ParkedDelivery] = []
        let transaction = ServiceTransaction(database: database, now: clock.now(), service: service, topology: topology)

        var understood: [IncomingMessage] = []
        for delivery in deliveries {
            do throws(Rejection) {
                let message = try IncomingMessage(delivery, from: envelopes, at: transaction.now)
                guard handlers[message.envelope.type] != nil else {
                    throw Rejection("message.unknownType", "\(message.envelope.type) is not handled here")
                }
                understood.append(message)
            } catch {
                parked.append(ParkedDelivery(delivery, reason: error))
            }
        }

        let known = try understood.isEmpty ? [:] : inbox.handled(understood.map(\.envelope.id.uuid), in: database)
        let fresh = try sort(understood, known: known, answers: &answers, parked: &parked)

        if let prepare, !fresh.sets.isEmpty {
            try prepare(BatchContent(messages: fresh.sets.flatMap(\.messages)), transaction)
        }
        var marks: [(id: UUID, type: String, fingerprint: [UInt8], outcome: String?)] = []
        for (type, messages) in fresh.sets {
            guard let handler = handlers[type] else { continue }
            let living = try expire(messages, marks: &marks, answers: &answers)
            let dispositions = try living.isEmpty ? [] : handler.handle(living, transaction)
            for (message, disposition) in zip(living, dispositions) {
                try conclude(message, disposition, marks: &marks, answers: &answers, parked: &parked)
            }
        }

        for delivery in parked {
            logger.error(
                "message parked",
                metadata: ["code": "\(delivery.reason.code)", "reason": "\(delivery.reason.words)"]
            )
            try inbox.park(delivery, in: database)
        }
        if !marks.isEmpty { try inbox.insert(marks, in: database) }
        try transaction.writeJournal()
        return Result(answers: answers, effects: transaction.effects)
    }

    /// Answers what is known, and puts what is new into sets of one type.
    private func sort(
        _ messages: [IncomingMessage],
        known: [UUID: Inbox.Handled],
        answers: inout [Answer],
        parked: inout [ParkedDelivery]
    ) throws -> BatchOrder<MessageType, IncomingMessage> {
        var order = BatchOrder<MessageType, IncomingMessage>()
        var seen: Set<UUID> = []
        for message in messages {
            let id = message.envelope.id.uuid
            if let before = known[id] {
                if before.fingerprint != message.fingerprint {
                    parked.append(
                        ParkedDelivery(
                            message.delivery,
                            reason: Rejection("message.identifierReused", "this identifier was used with other content")
                        )
                    )
                    answer(message, try CommandOutcome.refused(Refusal(.commandReused)).text(), &answers)
                } else if let outcome = before.outcome {
                    answer(message, outcome, &answers)
                }
            } else if seen.insert(id).inserted {
                order.append(message, of: message.envelope.type, from: envelopes.sender(message.delivery))
            }
        }
        return order
    }

    /// A command whose time is over changes nothing: its sender was told that it may look for the outcome.
    private func expire(
        _ messages: [IncomingMessage],
        marks: inout [(id: UUID, type: String, fingerprint: [UInt8], outcome: String?)],
        answers: inout [Answer]
    ) throws -> [IncomingMessage] {
        let now = clock.now()
        return try messages.filter { message in
            guard let expiresAt = message.envelope.expiresAt, expiresAt < now else { return true }
            let outcome = try CommandOutcome.refused(Refusal(.commandExpired)).text()
            marks.append((message.envelope.id.uuid, message.envelope.type.rawValue, message.fingerprint, outcome))
            answer(message, outcome, &answers)
            return false
        }
    }

    private func conclude(
        _ message: IncomingMessage,
        _ disposition: Disposition,
        marks: inout [(id: UUID, type: String, fingerprint: [UInt8], outcome: String?)],
        answers: inout [Answer],
        parked: inout [ParkedDelivery]
    ) throws {
        var outcome: String?
        switch disposition {
        case .done: break
        case .answered(let json): outcome = try CommandOutcome.done(json).text()
        case .refused(let refusal): outcome = try CommandOutcome.refused(refusal).text()
        case .parked(let reason):
            parked.append(ParkedDelivery(message.delivery, reason: reason))
            answer(message, try CommandOutcome.refused(Refusal(.malformedBody, detail: reason.words)).text(), &answers)
            return
        }
        marks.append((message.envelope.id.uuid, message.envelope.type.rawValue, message.fingerprint, outcome))
        answer(message, try outcome ?? CommandOutcome.done(nil).text(), &answers)
    }

    private func answer(_ message: IncomingMessage, _ outcome: String, _ answers: inout [Answer]) {
        guard let replyTo = envelopes.replyTo(message.delivery), !replyTo.isEmpty else { return }
        let correlationID = message.delivery.message.properties.correlationID
        answers.append(Answer(replyTo: replyTo, correlationID: correlationID, outcome: outcome))
    }
}
