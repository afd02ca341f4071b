package import AMQP
package import Logging
package import Model
package import PostgreSQL
import ServiceLifecycle

/// Publishes the outbox of one service on one lane, with confirms, in order of position.
///
/// Of all instances one is active: it holds an advisory lock on a session that PostgreSQL itself ends when the holder
/// stands still for five seconds, so a stopped process is replaced and a woken one can only publish twice, never delete
/// what was not confirmed: reading, and deleting after the confirm, happen on that same session.
package struct Relay: Service {
    private let service: ServiceName
    private let lane: RelayLane
    private let session: PostgresConfiguration
    /// Of the listener, which is idle for as long as nothing happens.
    private let listening: PostgresConfiguration
    private let publisher: AMQPPublisher
    private let signal: OutboxSignal
    private let figures: RelayFigures
    private let logger: Logger
    private let batchLimit = 500

    package init(
        service: ServiceName,
        lane: RelayLane,
        database: PostgresConfiguration,
        publisher: AMQPPublisher,
        signal: OutboxSignal,
        figures: RelayFigures = RelayFigures(),
        logger: Logger
    ) {
        self.service = service
        self.lane = lane
        var listening = database
        listening.applicationName = "\(service.rawValue) relay \(lane.rawValue) listener"
        self.listening = listening
        var session = database
        session.applicationName = "\(service.rawValue) relay \(lane.rawValue)"
        session.sessionSettings["idle_session_timeout"] = "5s"
        session.sessionSettings["idle_in_transaction_session_timeout"] = "5s"
        self.session = session
        self.publisher = publisher
        self.signal = signal
        self.figures = figures
        var logger = logger
        logger[metadataKey: "lane"] = "\(lane.rawValue)"
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await takeOverAndRelay()
            }
        }
    }

    /// Waits for the lock, relays until the session is lost, and gives up the lock with the session.
    private func takeOverAndRelay() async {
        let holder = PostgresSession(session, logger: logger)
        do {
            try await holder.connect()
            let key = "relay \(service.rawValue) \(lane.rawValue)"
            var waited = false
            while try await !holder.autocommit({ database in
                try database.execute("SELECT pg_try_advisory_lock(hashtextextended(\(key), 0))").decode(Bool.self).first
                    ?? false
            }) {
                waited = true
                try await Task.sleep(for: .seconds(1))
            }
            logger.info("relay active", metadata: ["takeover": "\(waited)"])
            figures.update {
                $0.isActive = true
                if waited { $0.takeovers += 1 }
            }
            try await relay(on: holder)
        } catch is CancellationError {
            // Shutting down: the lock goes with the session.
        } catch {
            logger.warning("relay interrupted", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .milliseconds(500))
        }
        figures.update { $0 = RelayFigures.Values(published: $0.published, takeovers: $0.takeovers) }
        signal.relayStopped(lane)
        await holder.close()
    }

    private func relay(on holder: PostgresSession) async throws {
        try await measure(on: holder)
        let wakeUps = signal.wakeUps(of: lane)
        let listener = PostgresListener(listening, channels: [OutboxSignal.channel(of: service)], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Commits of other instances, and a poll a second in case a notification was lost.
                for await _ in listener.notifications { signal.wake() }
            }
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(1))
                    signal.wake()
                }
            }
            group.addTask {
                var iterator = wakeUps.makeAsyncIterator()
                var measured = ContinuousClock.now
                while !Task.isCancelled {
                    while try await relayHead(on: holder) {
                        measured = try await measure(on: holder, unlessDoneAt: measured)
                    }
                    // What is held for a department stays behind; otherwise the head was the end.
                    switch lane {
                    case .services: figures.update { $0.emptied() }
                    case .departments: measured = try await measure(on: holder, unlessDoneAt: measured)
                    }
                    guard await iterator.next() != nil else { return }
                }
            }
            try await group.next()
            group.cancelAll()
            await listener.close()
        }
    }

    /// Counts what waits, every five seconds at most.
    private func measure(on holder: PostgresSession, unlessDoneAt last: ContinuousClock.Instant) async throws
        -> ContinuousClock.Instant
    {
        guard ContinuousClock.now - last > .seconds(5) else { return last }
        try await measure(on: holder)
        return .now
    }

    private func measure(on holder: PostgresSession) async throws {
        let backlog = try await holder.autocommit { [service] database in
            try Outbox.backlog(of: service, in: database)
        }
        let own = backlog.first { $0.lane == lane.rawValue }
        figures.update {
            $0.waiting = Int(own?.rows ?? 0)
            $0.oldestSeconds = own?.oldestSeconds ?? 0
        }
    }

    /// Publishes one batch.
    /// - Returns: whether more may be waiting.
    private func relayHead(on holder: PostgresSession) async throws -> Bool {
        try Task.checkCancellation()
        let rows = try await holder.autocommit { [service, lane, batchLimit] database in
            try Outbox.head(of: service, lane: lane, limit: batchLimit, in: database)
        }
        guard !rows.isEmpty else { return false }
        let outcomes = await publisher.publish(rows.map(\.publication))
        let batch = RelayBatch(
            lane: lane,
            rows: rows.map { ($0.position, $0.publication.routingKey) },
            outcomes: outcomes
        )
        try await holder.autocommit { [service, lane] database in
            if !batch.confirmed.isEmpty { try Outbox.delete(batch.confirmed, of: service, lane: lane, in: database) }
            if !batch.held.isEmpty {
                try Outbox.hold(Array(batch.held), of: service, lane: lane, seconds: 30, in: database)
            }
        }
        figures.update { $0.published += batch.confirmed.count }
        if !batch.held.isEmpty {
            logger.warning(
                "departments held back",
                metadata: ["routingKeys": "\(batch.held.sorted().joined(separator: " "))"]
            )
        }
        if let words = batch.pause {
            logger.warning("relay pauses", metadata: ["reason": "\(words)"])
            try await Task.sleep(for: .milliseconds(250))
        }
        return rows.count == batchLimit || batch.pause != nil
    }
}
