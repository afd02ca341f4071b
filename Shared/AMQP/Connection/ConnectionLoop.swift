import Foundation
import Logging

/// The owner thread of a connection: connects, serves, reconnects with backoff, until it is closed and drained.
struct ConnectionLoop {
    /// Before its frames' memory is released and commands are looked at again.
    private static let eventsPerRound = 2048
    /// How often the library sees to its heartbeats while nothing else calls it.
    private static let heartbeatGrain: Duration = .milliseconds(500)
    /// A connection that held this long was a good one: the next attempt may come quickly.
    private static let steadyAfter: Duration = .seconds(2)

    let configuration: AMQPConfiguration
    let control: ConnectionControl
    let logger: Logger
    let role: any ConnectionRole

    /// - Parameter makeRole: runs on the new thread, to which the role belongs.
    static func start(
        _ configuration: AMQPConfiguration,
        _ control: ConnectionControl,
        _ logger: Logger,
        name: String,
        makeRole: @escaping @Sendable () -> any ConnectionRole
    ) {
        let thread = Thread {
            ConnectionLoop(configuration: configuration, control: control, logger: logger, role: makeRole()).run()
        }
        thread.name = name
        thread.start()
    }

    private func run() {
        var backoff = configuration.backoff
        var generator = SystemRandomNumberGenerator()
        var attempt = 0
        var lastReason = ""
        while !control.isClosing {
            var connectedAt: MonotonicTime?
            do {
                control.reportOpening(true)
                let hosts = configuration.hosts
                let host = hosts.isEmpty ? "127.0.0.1" : hosts[attempt % hosts.count]
                let link = try AMQPLink.open(configuration, host: host, callGuard: control.callGuard)
                control.reportOpening(false)
                connectedAt = .now
                role.statistics.connects += 1
                try role.connected(link)
                logger.info("connected to the broker", metadata: ["amqp.host": "\(host)"])
                lastReason = ""
                try serve(link)
            } catch {
                control.reportOpening(false)
                attempt += 1
                if let connectedAt {
                    role.statistics.losses += 1
                    if MonotonicTime.now - connectedAt >= Self.steadyAfter { backoff.reset() }
                } else {
                    role.statistics.failedConnects += 1
                }
                control.reportDisconnected(error.description)
                role.lost(error)
                control.report(role.statistics)
                // One line for each new reason, not one for each attempt.
                if error.description != lastReason {
                    logger.warning("no connection to the broker", metadata: ["error": "\(error)"])
                }
                lastReason = error.description
                pause(for: backoff.next(using: &generator))
            }
        }
        role.finished()
        control.report(role.statistics)
        control.finish()
    }

    /// Sleeps through wake-ups that are not about closing.
    private func pause(for duration: Duration) {
        let end = MonotonicTime.now + duration
        while !control.isClosing {
            let left = end - .now
            if left <= .zero { return }
            control.signal.sleep(for: left)
        }
    }

    /// Returns when closed and drained, or when the time for that is over.
    private func serve(_ link: AMQPLink) throws(AMQPError) {
        var closeDeadline: MonotonicTime?
        var servedAt = MonotonicTime.now
        while true {
            link.armGuard()
            var events = 0
            while events < Self.eventsPerRound, let event = try link.nextEvent() {
                try receive(event, link)
                events += 1
                if events % 16 == 0 { link.releaseBuffers() }
            }
            link.releaseBuffers()
            try role.work(on: link)
            control.report(role.statistics)
            if control.isClosing {
                let deadline = closeDeadline ?? .now + configuration.closeTimeout
                closeDeadline = deadline
                if role.isDrained || deadline <= .now {
                    link.disconnect()
                    return
                }
            }
            link.callGuard.disarm()
            let ready = sleep(link, closeDeadline)
            let now = MonotonicTime.now
            if ready || now - servedAt >= Self.heartbeatGrain {
                link.mayRead = true
                servedAt = now
            }
        }
    }

    private func receive(_ event: LinkEvent, _ link: AMQPLink) throws(AMQPError) {
        switch event {
        case .blocked(let reason):
            role.statistics.blocks += 1
            control.report(.blocked(reason: reason))
            logger.warning("the broker takes no publications", metadata: ["reason": "\(reason)"])
        case .unblocked:
            control.report(.connected)
            logger.info("the broker takes publications again")
        default:
            break
        }
        try role.receive(event, on: link)
    }

    /// Until the socket has bytes, a caller wakes us, or some time is over. Returns whether the socket is to be read.
    private func sleep(_ link: AMQPLink, _ closeDeadline: MonotonicTime?) -> Bool {
        var duration = Self.heartbeatGrain
        if let deadline = role.nextDeadline { duration = min(duration, max(.zero, deadline - .now)) }
        if let closeDeadline { duration = min(duration, max(.zero, closeDeadline - .now)) }
        if link.hasBufferedFrames { duration = .zero }
        let signal = control.signal
        let maySleep = duration > .zero && signal.beginSleep()
        let ready = signal.poll(socket: link.socket, for: maySleep ? duration : .zero)
        if maySleep { signal.endSleep(isReady: ready.isWoken) }
        return ready.isReadable
    }
}
