package import Logging
package import Messaging
import Model
package import PostgreSQL
import ServiceLifecycle
package import WeChat

/// Asks WeChat about reporters' words after their reports were taken in. Whatever comes of it, or nothing, the reports go their
/// way.
package struct TextCheckWorker: Service {
    private let pool: PostgresPool
    private let topology: Topology
    private let clock: ServiceClock
    private let logger: Logger
    private let client: MiniProgramClient
    private let committed: @Sendable () -> Void

    /// - Parameter committed: tells the relay that something is in the outbox.
    package init(
        pool: PostgresPool,
        topology: Topology,
        clock: ServiceClock,
        logger: Logger,
        client: MiniProgramClient,
        committed: @escaping @Sendable () -> Void
    ) {
        self.pool = pool
        self.topology = topology
        self.clock = clock
        self.logger = logger
        self.client = client
        self.committed = committed
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await askNext() == 0 { try await Task.sleep(for: .seconds(1)) }
                } catch {
                    logger.warning("content checks wait", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(2))
                }
            }
        }
    }

    /// - Returns: how many were asked about.
    package func askNext() async throws -> Int {
        let questions = try await pool.transaction { try TextCheckStore.lease(16, in: $0) }
        await withDiscardingTaskGroup { group in
            for question in questions {
                group.addTask {
                    do {
                        try await keep(await ask(question), of: question)
                    } catch {
                        // It is asked again when its lease ends.
                        logger.warning("a content check was not kept", metadata: ["error": "\(error)"])
                    }
                }
            }
        }
        if !questions.isEmpty { committed() }
        return questions.count
    }

    private func ask(_ question: TextCheckStore.Question) async -> TextCheck.Answer {
        do throws(WeChatFault) {
            switch try await client.check(text: question.text, of: question.openID) {
            case .pass: return .pass
            case .review: return .suspect(isRisky: false)
            case .risky: return .suspect(isRisky: true)
            }
        } catch {
            if case .definite = error.advice { return .impossible }
            return .busy
        }
    }

    private func keep(_ answer: TextCheck.Answer, of question: TextCheckStore.Question) async throws {
        let (now, topology) = (clock.now(), topology)
        try await pool.transaction { database in
            guard let check = try TextCheckStore.load([question.report], in: database)[question.report] else { return }
            let transaction = ServiceTransaction(database: database, now: now, service: .intake, topology: topology)
            let transition = check.hearing(answer, at: now)
            guard transition.aggregate != check else { return }
            try TextCheckStore.store(transition.aggregate, at: now, in: database)
            for case let event as TextHeld in transition.events {
                // No step of the report's: it has no number among its events.
                try transaction.emit(event, sequence: 0, cause: nil)
            }
            try transaction.writeJournal()
        }
    }
}
