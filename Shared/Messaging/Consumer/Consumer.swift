package import AMQP
package import Logging
package import Model
package import PostgreSQL
import ServiceLifecycle

/// Consumes one queue for a service: batches, each in one transaction that holds the effect, the `handled` marks, the
/// journal and the outbox; acknowledged after the commit.
///
/// A failed batch is taken again one message at a time, a message that is at fault is parked alone with its reason, and
/// while the database is away nothing is taken and nothing is lost.
package struct Consumer: Service {
    private let queue: QueueName
    private let processor: BatchProcessor
    private let source: AMQPConsumer
    private let replies: AMQPPublisher?
    private let pool: PostgresPool
    private let signal: OutboxSignal
    private let parallelism: Int
    private let figures: ConsumerFigures
    private let logger: Logger

    private static let batchLimit = 200
    private static let linger = Duration.milliseconds(3)

    /// - Parameters:
    ///   - prepare: comes before the handlers of each batch.
    ///   - replies: where answers to commands go; nil for queues that carry no commands.
    ///   - envelopes: how the queue's messages carry their envelope.
    ///   - parallelism: batches in hand at once; more than one gives up the order between batches.
    package init(
        queue: QueueName,
        service: ServiceName,
        handlers: [MessageHandler],
        prepare: BatchPreparation? = nil,
        topology: Topology,
        source: AMQPConsumer,
        replies: AMQPPublisher?,
        pool: PostgresPool,
        signal: OutboxSignal,
        clock: ServiceClock,
        envelopes: EnvelopeSource = .cloudEvents,
        parallelism: Int = 1,
        figures: ConsumerFigures = ConsumerFigures(),
        logger: Logger
    ) {
        self.queue = queue
        self.source = source
        self.replies = replies
        self.pool = pool
        self.signal = signal
        self.parallelism = parallelism
        self.figures = figures
        var logger = logger
        logger[metadataKey: "queue"] = "\(queue)"
        self.logger = logger
        processor = BatchProcessor(
            queue: queue,
            service: service,
            handlers: Dictionary(uniqueKeysWithValues: handlers.map { ($0.type, $0) }),
            prepare: prepare,
            topology: topology,
            clock: clock,
            envelopes: envelopes,
            logger: logger
        )
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<parallelism { group.addTask { await consume() } }
            }
        } onGracefulShutdown: {
            // Ends the waiting for more; what is in hand is still finished and acknowledged.
            Task { await source.close() }
        }
        await source.close()
    }

    private func consume() async {
        while !Task.isCancelled {
            let batch: [AMQPDelivery]
            do {
                guard let next = try await source.nextBatch(upTo: Self.batchLimit, within: Self.linger) else { return }
                batch = next
            } catch {
                logger.warning("nothing taken", metadata: ["error": "\(error)"])
                continue
            }
            // What may have crashed a process before is taken alone, so that it parks or kills alone.
            let suspects = batch.filter { $0.deliveryCount > 0 }
            for suspect in suspects { await handle([suspect]) }
            let fresh = suspects.isEmpty ? batch : batch.filter { $0.deliveryCount == 0 }
            if !fresh.isEmpty { await handle(fresh) }
        }
    }

    /// Handles a batch to its end: committed or parked, then acknowledged; or given up at shutdown, to come again.
    private func handle(_ batch: [AMQPDelivery]) async {
        var attempt = 0
        while !Task.isCancelled {
            do {
                let result = try await pool.transaction { [processor] database in
                    try processor.process(batch, in: database)
                }
                signal.committed()
                for effect in result.effects { effect() }
                reply(result.answers)
                source.acknowledge(batch)
                figures.update {
                    $0.batches += 1
                    $0.messages += batch.count
                }
                return
            } catch {
                if (error as? PostgresError)?.code == .commitOutcomeUnknown {
                    figures.update { $0.lostCommitAnswers += 1 }
                }
                switch BatchPolicy.step(after: error, batchSize: batch.count, attempt: attempt) {
                case .again:
                    attempt += 1
                    figures.update { $0.repetitions += 1 }
                    logger.notice("batch taken again", metadata: ["attempt": "\(attempt)", "error": "\(error)"])
                    let pause = BatchPolicy.pauseMilliseconds(attempt: attempt)
                    try? await Task.sleep(for: .milliseconds(Int.random(in: pause / 2...pause)))
                case .oneByOne:
                    logger.notice("batch split", metadata: ["messages": "\(batch.count)", "error": "\(error)"])
                    for delivery in batch { await handle([delivery]) }
                    return
                case .park(let code, let words):
                    if await park(batch[0], reason: Rejection(code, words)) { return }
                    attempt += 1
                }
            }
        }
    }

    private func park(_ delivery: AMQPDelivery, reason: Rejection) async -> Bool {
        do {
            try await pool.transaction { [processor] database in
                try processor.inbox.park(ParkedDelivery(delivery, reason: reason), in: database)
            }
            logger.error("message parked", metadata: ["code": "\(reason.code)", "reason": "\(reason.words)"])
            source.acknowledge([delivery])
            figures.update { $0.parked += 1 }
            return true
        } catch {
            logger.warning("message not yet parked", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .milliseconds(500))
            return false
        }
    }

    private func reply(_ answers: [Answer]) {
        guard let replies, !answers.isEmpty else { return }
        replies.send(answers.map(\.publication))
    }
}
