/// Where the broker is, who connects, and every time limit.
package struct AMQPConfiguration: Sendable {
    /// Tried in turn. An entry may carry its own port ("host:port").
    package var hosts: [String]
    package var port: Int
    package var virtualHost: String
    package var user: String
    package var password: String
    /// Nil: plain TCP.
    package var tls: AMQPTLS?
    /// A peer that is silent for twice this long is given up. Whole seconds.
    package var heartbeat: Duration
    /// For TCP, and again for TLS and the protocol's handshake.
    package var connectTimeout: Duration
    /// For one operation that the broker answers, and for any single write to the socket.
    package var rpcTimeout: Duration
    /// How long a publication may wait to be sent, while disconnected, blocked or behind others.
    package var publishTimeout: Duration
    /// How long a sent publication may wait for its confirm; then the connection is given up and made anew.
    package var confirmTimeout: Duration
    /// How long `close()` waits for outstanding confirms and acknowledgements.
    package var closeTimeout: Duration
    /// How many publications may wait before new ones are refused as `.overloaded`.
    package var maximumWaiting: Int
    /// Shown in the broker's management pages.
    package var connectionName: String
    /// What runs here, for whoever looks at the broker's connections; empty: not told.
    package var clientVersion: String
    package var backoff: AMQPBackoff

    package init(
        hosts: [String] = ["127.0.0.1"],
        port: Int = 5672,
        virtualHost: String,
        user: String,
        password: String,
        tls: AMQPTLS? = nil,
        heartbeat: Duration = .seconds(10),
        connectTimeout: Duration = .seconds(5),
        rpcTimeout: Duration = .seconds(10),
        publishTimeout: Duration = .seconds(5),
        confirmTimeout: Duration = .seconds(15),
        closeTimeout: Duration = .seconds(10),
        maximumWaiting: Int = 100_000,
        connectionName: String = "",
        clientVersion: String = "",
        backoff: AMQPBackoff = AMQPBackoff()
    ) {
        self.hosts = hosts
        self.port = port
        self.virtualHost = virtualHost
        self.user = user
        self.password = password
        self.tls = tls
        self.heartbeat = heartbeat
        self.connectTimeout = connectTimeout
        self.rpcTimeout = rpcTimeout
        self.publishTimeout = publishTimeout
        self.confirmTimeout = confirmTimeout
        self.closeTimeout = closeTimeout
        self.maximumWaiting = maximumWaiting
        self.connectionName = connectionName
        self.clientVersion = clientVersion
        self.backoff = backoff
    }
}
