internal import Logging
internal import NIOConcurrencyHelpers

/// Who a connection's thread works for. Called on that thread; what a function returns is done next.
protocol ConnectionOwner: AnyObject, Sendable {
    func opened(_ slot: Int) -> ThreadCommand?
    func openingFailed(_ slot: Int, _ error: PostgresError) -> ThreadCommand?
    /// A job is done; `loss` when the connection did not survive it.
    func finished(_ slot: Int, loss: PostgresError?) -> ThreadCommand?
    func lostWhileIdle(_ slot: Int, _ error: PostgresError) -> ThreadCommand?
    func closed(_ slot: Int)
}

/// A thread and the connection that it alone uses: the only place where calls of libpq block.
final class ConnectionThread: Sendable {
    private let mailbox: Mailbox
    private let configuration: PostgresConfiguration
    private let logger: Logger
    private let slot: Int
    /// A job that finds no connection opens one. Not for sessions: they have lost what they held.
    private let opensOnDemand: Bool

    init(
        slot: Int,
        configuration: PostgresConfiguration,
        opensOnDemand: Bool,
        owner: any ConnectionOwner,
        logger: Logger
    ) throws(PostgresError) {
        self.slot = slot
        self.configuration = configuration
        self.opensOnDemand = opensOnDemand
        self.logger = logger
        mailbox = try Mailbox()
        OwnThread.start(name: "pg-\(slot)") { self.run(for: owner) }
    }

    func send(_ command: ThreadCommand) { mailbox.send(command) }

    private func run(for owner: any ConnectionOwner) {
        var connection: Connection?
        var host: String?
        var next: ThreadCommand?
        var openNotBefore: ContinuousClock.Instant?

        func open() throws(PostgresError) -> Connection {
            let made = try Connection.open(configuration, preferring: host, mailbox: mailbox, logger: logger)
            host = made.host
            return made
        }

        while true {
            let command: ThreadCommand
            if let known = next {
                command = known
                next = nil
            } else {
                switch mailbox.next(socket: connection?.socket ?? -1, until: openNotBefore) {
                case .command(let sent): command = sent
                case .deadline: command = .open(notBefore: nil)
                case .readable:
                    guard let idle = connection, !idle.readIdle() else { continue }
                    let error = idle.loss ?? PostgresError(.connectionLost, message: "connection lost")
                    idle.close()
                    connection = nil
                    next = owner.lostWhileIdle(slot, error)
                    continue
                }
            }
            switch command {
            case .open(let instant?):
                openNotBefore = instant
            case .open(nil):
                openNotBefore = nil
                do throws(PostgresError) {
                    connection?.close()
                    connection = try open()
                    next = owner.opened(slot)
                } catch {
                    connection = nil
                    next = owner.openingFailed(slot, error)
                }
            case .run(let job):
                do throws(PostgresError) {
                    if connection == nil {
                        guard opensOnDemand else {
                            throw PostgresError(
                                .connectionLost,
                                stage: .connect,
                                message: "the session is not connected"
                            )
                        }
                        connection = try open()
                    }
                } catch {
                    next = owner.finished(slot, loss: error)
                    job.fail(error)
                    continue
                }
                guard let used = connection else { continue }
                let wakeCaller = job.run(used)
                var loss: PostgresError?
                if !used.isReusable {
                    loss = used.loss ?? PostgresError(.connectionLost, message: "connection not fit for further use")
                    used.close()
                    connection = nil
                }
                next = owner.finished(slot, loss: loss)
                wakeCaller()
            case .close:
                connection?.close()
                owner.closed(slot)
                return
            }
        }
    }
}
