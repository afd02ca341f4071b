internal import Logging
internal import NIOConcurrencyHelpers

/// The thread of a listener: connects, listens, and asks for a sign of life when nothing was heard for a while.
final class ListenerThread: Sendable {
    /// A server that is stopped, or a cable that is cut, says nothing: ask.
    private static let askAfter = Duration.seconds(10)

    private struct State {
        var health = PostgresHealth.available
        var isOver = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state = NIOLockedValueBox(State())
    private let mailbox: Mailbox
    private let configuration: PostgresConfiguration
    private let channels: [String]
    private let output: AsyncStream<PostgresNotification>.Continuation
    private let logger: Logger

    init(
        _ configuration: PostgresConfiguration,
        channels: [String],
        output: AsyncStream<PostgresNotification>.Continuation,
        logger: Logger
    ) throws(PostgresError) {
        var configuration = configuration
        // A sign of life is due soon, whatever other calls may take.
        configuration.callLimit = min(configuration.callLimit, .seconds(10))
        self.configuration = configuration
        self.channels = channels
        self.output = output
        self.logger = logger
        mailbox = try Mailbox()
        OwnThread.start(name: "pg-listener") { self.run() }
    }

    var health: PostgresHealth { state.withLockedValue { $0.health } }

    func close() { mailbox.send(.close) }

    func waitUntilClosed() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLockedValue { state in
                if !state.isOver { state.closing.append(continuation) }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }

    private func run() {
        let backoff = PoolBackoff()
        var failures = 0
        var host: String?
        while true {
            do throws(PostgresError) {
                let connection = try Connection.open(
                    configuration,
                    preferring: host,
                    mailbox: mailbox,
                    logger: logger
                )
                host = connection.host
                defer { connection.close() }
                for channel in channels {
                    _ = try connection.execute(SQL(unsafeSQL: "LISTEN \(channel.quotedIdentifier)"))
                }
                failures = 0
                state.withLockedValue { $0.health = .available }
                if try !hear(connection) { break }
            } catch {
                if error.code == .poolClosed { break }
                failures += 1
                note(error)
            }
            let delay = backoff.delay(failures: max(1, failures), jitter: Double.random(in: 0..<1))
            if case .command = mailbox.next(socket: -1, until: .now + delay) { break }
        }
        output.finish()
        let closing = state.withLockedValue { state in
            state.isOver = true
            defer { state.closing = [] }
            return state.closing
        }
        for waiter in closing { waiter.resume() }
    }

    private func note(_ error: PostgresError) {
        let isNews = state.withLockedValue { state in
            guard state.health.isAvailable else { return false }
            state.health = .unavailable(since: .now, reason: error.message)
            return true
        }
        logger.log(level: isNews ? .warning : .debug, "postgres: listener", metadata: ["error": "\(error)"])
    }

    /// Until it is closed (false); throws when the connection is lost.
    private func hear(_ connection: Connection) throws(PostgresError) -> Bool {
        var owesReconnected = true
        while true {
            for (channel, payload) in connection.takeNotifications() {
                settle(&owesReconnected)
                if !owesReconnected, yield(.received(channel: channel, payload: payload)) { continue }
                owesReconnected = true
            }
            settle(&owesReconnected)
            switch mailbox.next(socket: connection.socket, until: .now + Self.askAfter) {
            case .command: return false
            case .readable:
                guard connection.readIdle() else {
                    throw connection.loss ?? PostgresError(.connectionLost, message: "connection lost")
                }
            case .deadline: _ = try connection.execute("SELECT 1")
            }
        }
    }

    /// Pays the word that listening began, as soon as the buffer has room for it.
    private func settle(_ owes: inout Bool) {
        if owes, yield(.reconnected) { owes = false }
    }

    /// False when the buffer is full.
    private func yield(_ notification: PostgresNotification) -> Bool {
        if case .dropped = output.yield(notification) { false } else { true }
    }
}
