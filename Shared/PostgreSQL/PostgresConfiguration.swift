/// Where the server is, who asks, and how long anything may take.
package struct PostgresConfiguration: Sendable {
    /// One host, or several separated by commas, tried in order from the last good one. Each may carry its own port
    /// (`db1:5433,db2`, `[::1]:5433`); a name beginning with `/` is the folder of a Unix socket.
    package var host: String
    package var port: Int
    package var database: String
    package var user: String
    package var password: String?
    package var tls: PostgresTLS
    package var applicationName: String
    /// For each host, from the first packet to a usable session.
    package var connectTimeout: Duration
    /// For one statement. At nine tenths the server itself cancels it (`statement_timeout`); at the limit the watchdog
    /// shuts the socket down, which also ends the wait for a stopped server.
    package var callLimit: Duration
    /// How long a caller waits for a free connection of a pool.
    package var waitLimit: Duration
    /// Only a server that accepts writes will do (`target_session_attrs=read-write`): for a primary with standbys.
    package var requiresReadWrite: Bool
    /// Prepared statements kept for each connection; the least recently used goes first.
    package var statementCacheSize: Int
    /// Server settings of each session, such as `idle_session_timeout`. They override this library's own, which are
    /// `statement_timeout` (nine tenths of `callLimit`) and `lock_timeout` (half of it).
    package var sessionSettings: [String: String]

    package init(
        host: String,
        port: Int = 5432,
        database: String,
        user: String,
        password: String? = nil,
        tls: PostgresTLS = .disable,
        applicationName: String = "",
        connectTimeout: Duration = .seconds(5),
        callLimit: Duration = .seconds(30),
        waitLimit: Duration = .seconds(5),
        requiresReadWrite: Bool = false,
        statementCacheSize: Int = 256,
        sessionSettings: [String: String] = [:]
    ) {
        self.host = host
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.tls = tls
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.callLimit = callLimit
        self.waitLimit = waitLimit
        self.requiresReadWrite = requiresReadWrite
        self.statementCacheSize = statementCacheSize
        self.sessionSettings = sessionSettings
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
    /// Without the password.
    package var description: String { "\(user)@\(host):\(port)/\(database)" }
    package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
