internal import CPostgres
internal import Glibc
internal import Logging

extension Connection {
    /// Opens a session with the first host that will have us, trying `preferred` first; each has `connectTimeout`.
    ///
    /// Blocks, but never longer than that: the handshake is polled, so a stopped server cannot hold it. (Only the lookup of
    /// a host's name is out of reach.) Ends early, with `.poolClosed`, when the mailbox is told to close.
    static func open(
        _ configuration: PostgresConfiguration,
        preferring preferred: String?,
        mailbox: Mailbox,
        logger: Logger
    ) throws(PostgresError) -> Connection {
        var hosts = configuration.hosts
        if let preferred, let index = hosts.firstIndex(where: { $0.words == preferred }) {
            hosts.insert(hosts.remove(at: index), at: 0)
        }
        var failures: [String] = []
        for host in hosts {
            do throws(PostgresError) {
                return try open(configuration, host: host, mailbox: mailbox, logger: logger)
            } catch {
                if error.code == .poolClosed { throw error }
                failures.append(error.message)
            }
        }
        throw PostgresError(.unavailable, stage: .connect, message: failures.joined(separator: "; "))
    }

    private static func open(
        _ configuration: PostgresConfiguration,
        host: PostgresHost,
        mailbox: Mailbox,
        logger: Logger
    ) throws(PostgresError) -> Connection {
        guard let handle = start(configuration.parameters(for: host)) else {
            throw PostgresError(.unavailable, stage: .connect, message: "libpq has no memory left")
        }
        do throws(PostgresError) {
            try shakeHands(handle, host: host, limit: configuration.connectTimeout, mailbox: mailbox)
            guard let guardian = CallGuard(socket: PQsocket(handle)) else {
                throw PostgresError(.unavailable, stage: .connect, message: "no file descriptor is left")
            }
            return Connection(
                handle: handle,
                guardian: guardian,
                configuration: configuration,
                host: host.words,
                logger: logger
            )
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private static let opensslStays: Void = keep_openssl_until_the_end()

    private static func start(_ parameters: [(String, String)]) -> OpaquePointer? {
        _ = opensslStays
        // Pairs of C strings, ended by null.
        var keywords = parameters.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values = parameters.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer {
            for pointer in keywords + values { free(UnsafeMutablePointer(mutating: pointer)) }
            keywords.removeAll()
            values.removeAll()
        }
        return PQconnectStartParams(keywords, values, 0)
    }

    private static func shakeHands(
        _ handle: OpaquePointer,
        host: PostgresHost,
        limit: Duration,
        mailbox: Mailbox
    ) throws(PostgresError) {
        func failure(_ words: String) -> PostgresError {
            PostgresError(.unavailable, stage: .connect, message: "\(host.words): \(words)")
        }
        let deadline = ContinuousClock.now + limit
        var status = PGRES_POLLING_WRITING
        while status != PGRES_POLLING_OK {
            guard status != PGRES_POLLING_FAILED, PQstatus(handle) != CONNECTION_BAD else {
                throw failure(PQerrorMessage(handle).map { String(cString: $0).lastLine } ?? "no words")
            }
            let left = ContinuousClock.now.duration(to: deadline).milliseconds
            guard left > 0 else { throw failure("no session within \(limit)") }
            let direction = status == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var waited = [
                pollfd(fd: PQsocket(handle), events: Int16(direction), revents: 0),
                pollfd(fd: mailbox.wake, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&waited, 2, Int32(min(left, 60_000)))
            if ready < 0 && errno != EINTR { throw failure("poll failed with \(errno)") }
            if mailbox.isClosing {
                throw PostgresError(.poolClosed, stage: .connect, message: "closed while connecting")
            }
            // Or a wake-up that came late, for a command that has been taken or can wait.
            if waited[1].revents != 0 { mailbox.drain() }
            if waited[0].revents != 0 { status = PQconnectPoll(handle) }
        }
    }
}

extension String {
    /// Of several addresses tried, the last one's failure.
    fileprivate var lastLine: String {
        split(whereSeparator: \.isNewline).last.map { String($0).firstLine } ?? firstLine
    }
}
