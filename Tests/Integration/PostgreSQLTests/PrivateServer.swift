import Foundation
import Glibc
import PostgreSQL

/// A PostgreSQL server of the test's own, which it may stop, kill and start again.
final class PrivateServer {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let folder: String
    let port: Int
    private let programs: String
    private var options: String

    /// Made by `initdb` in a temporary folder; as root under the account `postgres`, which the server insists on.
    init() throws {
        programs =
            ProcessInfo.processInfo.environment["RRP_TEST_POSTGRES_BIN"] ?? "/usr/lib/postgresql/15/bin"
        guard FileManager.default.isExecutableFile(atPath: programs + "/initdb") else {
            throw Failure(
                description: "\(programs)/initdb is missing: install postgresql-15 or set RRP_TEST_POSTGRES_BIN"
            )
        }
        folder = FileManager.default.temporaryDirectory.path + "/pg-" + UUID().uuidString.prefix(8)
        port = try Self.freePort()
        options =
            "-p \(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories=\(folder) -c fsync=off"
            + " -c max_connections=40"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if geteuid() == 0 { try Self.call("/usr/bin/chown", ["postgres", folder]) }
        try run("initdb", ["-D", folder + "/data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync"])
        try start()
    }

    func start() throws {
        try run("pg_ctl", ["-D", folder + "/data", "-w", "-l", folder + "/log", "-o", options, "start"])
    }

    /// Leaves at once, as in a power cut.
    func kill() throws {
        for id in try processes() { Glibc.kill(id, SIGKILL) }
        for id in try processes() where Glibc.kill(id, 0) == 0 { try waitForEnd(of: id) }
    }

    /// Stands still, connections and all: nothing is refused, nothing is answered.
    func freeze() throws {
        for id in try processes() { Glibc.kill(id, SIGSTOP) }
    }

    func thaw() throws {
        for id in try processes() { Glibc.kill(id, SIGCONT) }
    }

    /// Ends the server and removes its folder.
    func remove() {
        if let id = try? postmaster() {
            try? thaw()
            Glibc.kill(id, SIGQUIT)
            try? waitForEnd(of: id)
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    func configuration() -> PostgresConfiguration {
        var configuration = PostgresConfiguration(host: "127.0.0.1", port: port, database: "postgres", user: "tester")
        configuration.connectTimeout = .seconds(1)
        configuration.callLimit = .seconds(2)
        configuration.waitLimit = .seconds(5)
        return configuration
    }

    /// Port numbers below 32768: a client that retries a stopped server on an ephemeral port can connect to itself.
    private static func freePort() throws -> Int {
        let base = ProcessInfo.processInfo.environment["RRP_PORT_BASE"].flatMap { Int($0) }.map { $0 + 160 } ?? 22121
        for port in base..<base + 5 where isFree(port) { return port }
        throw Failure(description: "no free port from \(base) to \(base + 4)")
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private func postmaster() throws -> pid_t {
        let text = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        guard let line = text.split(separator: "\n").first, let id = pid_t(line) else {
            throw Failure(description: "postmaster.pid has no process id")
        }
        return id
    }

    /// The postmaster first, then its children.
    private func processes() throws -> [pid_t] {
        let parent = try postmaster()
        let children = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter {
            id in
            // "pid (name) state ppid …"
            guard let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
                let end = stat.lastIndex(of: ")")
            else { return false }
            return stat[end...].split(separator: " ").dropFirst(2).first.flatMap { pid_t($0) } == parent
        }
        return [parent] + children
    }

    private func waitForEnd(of id: pid_t) throws {
        try Self.call("/usr/bin/tail", ["--pid=\(id)", "-s", "0.05", "-f", "/dev/null"])
    }

    /// The server speaks TLS with a certificate of its own, made by `openssl`; gives the certificate's path.
    func useTLS() throws -> String {
        let (certificate, key) = (folder + "/data/server.crt", folder + "/data/server.key")
        try own(
            "/usr/bin/openssl",
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate]
                + ["-subj", "/CN=renrenpai test", "-addext", "subjectAltName=IP:127.0.0.1"]
        )
        try run("pg_ctl", ["-D", folder + "/data", "-w", "-m", "fast", "stop"])
        options += " -c ssl=on"
        try start()
        let copy = folder + "/root.crt"
        try FileManager.default.copyItem(atPath: certificate, toPath: copy)
        return copy
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try own("\(programs)/\(program)", arguments)
    }

    /// As the account that the server runs under.
    private func own(_ program: String, _ arguments: [String]) throws {
        if geteuid() == 0 {
            try Self.call("/usr/sbin/runuser", ["-u", "postgres", "--", program] + arguments)
        } else {
            try Self.call(program, arguments)
        }
    }

    /// By `posix_spawn`: Foundation's `Process` waits for a descriptor that the server would inherit and keep open.
    private static func call(_ program: String, _ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id = pid_t()
        guard posix_spawn(&id, program, &actions, nil, words, environ) == 0 else {
            throw Failure(description: "\(program) cannot be started")
        }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else {
            throw Failure(description: "\(([program] + arguments).joined(separator: " ")) ended with \(status)")
        }
    }
}
