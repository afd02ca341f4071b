internal import CPostgres
internal import Glibc
internal import Logging

/// One session with the server, used by one thread only.
///
/// After a lost connection or a call that was cut it stays broken: `loss` says why, and its owner opens another.
final class Connection {
    /// A statement that waits to be sent.
    struct Step {
        let sql: SQL
        let stage: PostgresError.Stage
    }

    let handle: OpaquePointer
    let configuration: PostgresConfiguration
    let host: String
    let logger: Logger
    let guardian: CallGuard
    private let notices: NoticeSink

    var statements: StatementCache
    /// Sent with the next statement that is waited for: BEGIN, and what was enqueued.
    var queue: [Step] = []
    /// The limit of each call, as `allowing` sets it.
    var limit: Duration
    var transaction = TransactionState.none
    /// Why the connection is of no more use.
    private(set) var loss: PostgresError?

    /// Takes ownership of a connected handle.
    init(handle: OpaquePointer, guardian: CallGuard, configuration: PostgresConfiguration, host: String, logger: Logger)
    {
        self.handle = handle
        self.guardian = guardian
        self.configuration = configuration
        self.host = host
        self.logger = logger
        limit = configuration.callLimit
        statements = StatementCache(capacity: configuration.statementCacheSize)
        notices = NoticeSink(logger)
        notices.attach(to: handle)
    }

    deinit { close() }

    private var isClosed = false

    /// Says goodbye to the server, or just leaves when the connection is broken. Never waits.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        if loss != nil || PQstatus(handle) != CONNECTION_OK { guardian.shutDown() }
        PQfinish(handle)
        guardian.close()
    }

    var socket: Int32 { isClosed ? -1 : PQsocket(handle) }

    /// Marks the connection as lost and gives the error to throw.
    func lose(_ error: PostgresError) -> PostgresError {
        if loss == nil { loss = error }
        return error
    }

    /// The error of a call after which libpq calls the connection bad.
    func lossError(stage: PostgresError.Stage, result: OpaquePointer? = nil) -> PostgresError {
        if guardian.hasCut {
            return PostgresError(
                .timedOut,
                stage: stage,
                message: "no answer within \(limit): the connection was cut"
            )
        }
        var error =
            result.map { PostgresError($0, stage: stage) }
            ?? PostgresError(
                .connectionLost,
                stage: stage,
                message: PQerrorMessage(handle).map { String(cString: $0).firstLine } ?? "connection lost"
            )
        error.code = .connectionLost
        return error
    }

    /// True when the connection ended with this result: libpq may learn of its end only later.
    func isFatal(_ result: OpaquePointer) -> Bool {
        if PQstatus(handle) != CONNECTION_OK { return true }
        let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))).map { String(cString: $0) }
        return severity == "FATAL" || severity == "PANIC"
    }

    func checkUsable(_ stage: PostgresError.Stage) throws(PostgresError) {
        guard var error = loss else { return }
        error.stage = stage
        throw error
    }

    /// Reads what came while nothing was asked: notices, notifications, or the end. False when the connection is lost.
    func readIdle() -> Bool {
        if loss != nil { return false }
        if PQconsumeInput(handle) == 0 || PQstatus(handle) != CONNECTION_OK {
            _ = lose(lossError(stage: .connect))
            return false
        }
        // A FATAL (shutdown, idle_session_timeout) comes as a result of its own before the end of the stream.
        if PQisBusy(handle) == 0, let result = PQgetResult(handle) {
            let status = PQresultStatus(result)
            defer { PQclear(result) }
            if status == PGRES_FATAL_ERROR {
                _ = lose(lossError(stage: .connect, result: result))
                return false
            }
        }
        return true
    }

    /// The notifications that have been read.
    func takeNotifications() -> [(channel: String, payload: String)] {
        var all: [(String, String)] = []
        while let notification = PQnotifies(handle) {
            all.append((String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
        return all
    }

    /// True when the session is as it was when it was opened: nothing lost, no transaction left open.
    var isReusable: Bool {
        loss == nil && !guardian.hasCut && PQstatus(handle) == CONNECTION_OK
            && PQtransactionStatus(handle) == PQTRANS_IDLE
    }
}
