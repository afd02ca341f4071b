import AMQP
import Foundation
import Glibc
import NIOConcurrencyHelpers
import Testing

/// A RabbitMQ of these tests' own, to be stopped, killed and alarmed without disturbing anyone.
///
/// It ends with the test process, however that ends: a shell beside it waits for the end of its input.
final class PrivateBroker: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let programs = "/usr/lib/rabbitmq/bin"

    let port: Int
    var encryptedPort: Int { port + 3 }
    /// Holds the broker's data, its log and the certificates.
    let folder: URL
    private let process = NIOLockedValueBox<ChildProcess?>(nil)

    /// Starts the broker's first run.
    init() async throws {
        let variable = ProcessInfo.processInfo.environment["RRP_TEST_PRIVATE_BROKER_PORT"]
        port = variable.flatMap(Int.init) ?? 21860
        folder = FileManager.default.temporaryDirectory.appending(path: "amqp-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await makeCertificates()
        try write("[].", to: "enabled_plugins")
        try write(
            """
            listeners.tcp.1 = 127.0.0.1:\(port)
            listeners.ssl.1 = 127.0.0.1:\(encryptedPort)
            ssl_options.cacertfile = \(path("ca.pem"))
            ssl_options.certfile = \(path("server.pem"))
            ssl_options.keyfile = \(path("server.key"))
            ssl_options.verify = verify_none
            raft.wal_max_size_bytes = 64000000
            disk_free_limit.absolute = 50MB
            """,
            to: "rabbitmq.conf"
        )
        try start()
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Quick to notice what is wrong, so that the tests are quick too.
    var configuration: AMQPConfiguration {
        AMQPConfiguration(
            port: port,
            virtualHost: "/",
            user: "guest",
            password: "guest",
            heartbeat: .seconds(1),
            connectTimeout: .seconds(1),
            rpcTimeout: .seconds(2),
            publishTimeout: .seconds(1),
            confirmTimeout: .seconds(5),
            closeTimeout: .seconds(3),
            connectionName: "private",
            backoff: AMQPBackoff(first: .milliseconds(50), ceiling: .milliseconds(500))
        )
    }

    /// Returns when it answers.
    func awaitReady() async throws {
        var patient = configuration
        patient.publishTimeout = .seconds(90)
        patient.connectTimeout = .seconds(10)
        patient.heartbeat = .seconds(10)
        let publisher = AMQPPublisher(patient, logger: TestBroker.logger)
        let outcome = await publisher.publish([.to("nowhere", "ready?")]).first
        await publisher.close()
        guard case .returned = outcome else {
            let log = (try? String(contentsOfFile: path("output.log"), encoding: .utf8)) ?? "no output"
            throw Failure(description: "The private RabbitMQ did not start: \(String(describing: outcome)); \(log)")
        }
    }

    // MARK: Faults

    func start() throws {
        let script = """
            "\(Self.programs)/rabbitmq-server" </dev/null >>"\(path("output.log"))" 2>&1 &
            cat >/dev/null
            kill -9 "$(cat "\(path("pid"))")" 2>/dev/null
            wait
            epmd -port \(port + 2) -kill >/dev/null 2>&1
            if ! kill -0 \(getpid()) 2>/dev/null; then rm -rf "\(folder.path)"; fi
            """
        let shell = try ChildProcess("/bin/sh", ["-c", script], environment: environment)
        process.withLockedValue { $0 = shell }
    }

    /// SIGSTOP: it keeps its connections and answers nothing.
    func pause() throws { try send(SIGSTOP) }

    func proceed() throws { try send(SIGCONT) }

    /// SIGKILL; `start()` brings it back with its data.
    func kill() async throws {
        try send(SIGKILL)
        let shell = process.withLockedValue { process in
            defer { process = nil }
            return process
        }
        _ = await shell?.wait()
    }

    /// Runs rabbitmqctl.
    func control(_ arguments: String...) async throws {
        let process = try ChildProcess("\(Self.programs)/rabbitmqctl", arguments, environment: environment)
        let status = await process.wait()
        guard status == 0 else { throw Failure(description: "rabbitmqctl \(arguments) failed with status \(status).") }
    }

    /// RabbitMQ 3.10 writes the tables of its quorum queues only now and then: a queue that was declared in the seconds
    /// before a kill has no leader afterwards, for ever. What is killed on purpose is synced first.
    func syncTables() async throws {
        try await control("eval", "[dets:sync(Table) || Table <- dets:all()].")
    }

    private func send(_ signal: Int32) throws {
        let text = try String(contentsOfFile: path("pid"), encoding: .utf8)
        guard let pid = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), Glibc.kill(pid, signal) == 0 else {
            throw Failure(description: "The private RabbitMQ does not run.")
        }
    }

    // MARK: Files

    private var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": folder.path,
            "RABBITMQ_NODENAME": "private\(port)@localhost",
            "RABBITMQ_NODE_PORT": "\(port)",
            "RABBITMQ_DIST_PORT": "\(port + 1)",
            "ERL_EPMD_PORT": "\(port + 2)",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_MNESIA_BASE": path("data"),
            "RABBITMQ_LOG_BASE": path("log"),
            "RABBITMQ_PID_FILE": path("pid"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": path("enabled_plugins"),
            "RABBITMQ_CONFIG_FILE": path("rabbitmq.conf"),
        ]
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// An authority, the broker's certificate for "localhost", and a stranger's authority.
    private func makeCertificates() async throws {
        try write("subjectAltName=DNS:localhost\n", to: "san.txt")
        let script = """
            cd "\(folder.path)" && for name in ca stranger; do
                openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$name" -keyout $name.key -out $name.pem
            done && openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr &&
            openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san.txt \
                -out server.pem
            """
        let shell = try ChildProcess("/bin/sh", ["-c", script], environment: environment)
        guard await shell.wait() == 0 else { throw Failure(description: "openssl made no certificates.") }
    }
}
