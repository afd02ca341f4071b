import Testing

@testable import PostgreSQL

@Suite("Configuration, errors, migrations' names")
struct ConfigurationTests {
    private func configuration(_ host: String) -> PostgresConfiguration {
        PostgresConfiguration(host: host, port: 5432, database: "d", user: "u", password: "geheim")
    }

    @Test("Hosts come as a list, with ports of their own, IPv6 and sockets")
    func hosts() {
        #expect(
            configuration("a, b:6000,[::1]:7000,[::2],/run/pg").hosts.map(\.words) == [
                "a:5432", "b:6000", "::1:7000", "::2:5432", "/run/pg/.s.PGSQL.5432",
            ]
        )
        #expect(configuration("").hosts.isEmpty)
    }

    @Test("The password is in no description")
    func secrets() {
        let configuration = configuration("h")
        #expect(!"\(configuration)".contains("geheim"))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("geheim"))
    }

    @Test("Session settings travel in the start-up packet, escaped, and override the library's")
    func options() {
        var configuration = configuration("h")
        configuration.callLimit = .seconds(10)
        #expect(configuration.options == "-c lock_timeout=5000 -c statement_timeout=9000")
        configuration.sessionSettings = ["lock_timeout": "1s", "search_path": #"a, "b\c""#]
        #expect(
            configuration.options
                == #"-c lock_timeout=1s -c search_path=a,\ "b\\c" -c statement_timeout=9000"#
        )
    }

    @Test("What may succeed later is transient, what is wrong with the data is not")
    func transience() {
        func server(_ state: String, _ words: String = "") -> Bool {
            PostgresError(.server, sqlState: state, message: words).isTransient
        }
        for state in ["40001", "40P01", "57P01", "57P03", "53300", "25006", "08006", "55P03"] {
            #expect(server(state), "\(state)")
        }
        for state in ["23505", "22021", "42P01", "23514", "25P02"] { #expect(!server(state), "\(state)") }
        #expect(server("0A000", "cached plan must not change result type"))
        #expect(!server("0A000", "other"))
        for code in [
            PostgresError.Code.connectionLost, .unavailable, .commitOutcomeUnknown, .poolClosed, .poolExhausted,
        ] {
            #expect(PostgresError(code, message: "").isTransient)
        }
        #expect(PostgresError(.timedOut, message: "").isTransient)
        #expect(!PostgresError(.timedOut, sqlState: "57014", message: "").isTransient)
        let deadlock = PostgresError(.server, sqlState: "40P01", message: "")
        #expect(PostgresError(.transactionAborted, message: "", cause: deadlock).isTransient)
        #expect(!PostgresError(.decoding, message: "").isTransient)
    }

    @Test("Out of room for locks is told from other shortages, also behind a transaction that was aborted")
    func memory() {
        let error = PostgresError(.server, sqlState: "53200", message: "out of shared memory")
        #expect(error.isOutOfMemory && error.isTransient)
        #expect(PostgresError(.transactionAborted, message: "", cause: error).isOutOfMemory)
        #expect(!PostgresError(.server, sqlState: "53300", message: "").isOutOfMemory)
    }

    @Test("An error's description leaves the detail, with its personal data, out")
    func description() {
        var error = PostgresError(.server, stage: .commit, sqlState: "23505", message: "duplicate key")
        error.detail = "Key (phone)=(13800000000) already exists."
        error.constraint = "account_phone_key"
        #expect("\(error)" == "postgres.server 23505 at commit: duplicate key (constraint account_phone_key)")
    }

    @Test("A migration's number is read from its name, with or without .sql")
    func migrationNames() {
        #expect(Migration(name: "V0012_timers.sql", sql: "").version == 12)
        #expect(Migration(name: "V0012_timers.sql", sql: "").name == "V0012_timers")
        #expect(Migration(name: "V1_a", sql: "").version == 1)
        for name in ["0001_a", "V_a", "V0001", "V0001_", "Vx1_a", "V-1_a"] {
            #expect(Migration(name: name, sql: "").version == nil, "\(name)")
        }
    }

    @Test("Identifiers are quoted")
    func identifiers() {
        #expect("a\"b".quotedIdentifier == "\"a\"\"b\"")
        #expect("s.t".quotedPath == "\"s\".\"t\"")
    }

    @Test("The wait between attempts doubles to its bound, and jitter shortens it by up to a half")
    func backoff() {
        let backoff = PoolBackoff()
        #expect(backoff.delay(failures: 1, jitter: 0) == .milliseconds(100))
        #expect(backoff.delay(failures: 3, jitter: 0) == .milliseconds(400))
        #expect(backoff.delay(failures: 1000, jitter: 0) == .seconds(2))
        #expect(backoff.delay(failures: 2, jitter: 0.999) > .milliseconds(99))
    }
}
