/// One entry of the configuration's host list.
struct PostgresHost: Hashable {
    var name: String
    var port: Int

    /// `name`, `name:port`, `[::1]:port`, or the folder of a Unix socket.
    init?(_ entry: Substring, port: Int) {
        self.port = port
        if entry.isEmpty { return nil }
        if entry.hasPrefix("[") {
            guard let end = entry.firstIndex(of: "]") else { return nil }
            name = String(entry[entry.index(after: entry.startIndex)..<end])
            let rest = entry[entry.index(after: end)...]
            if rest.hasPrefix(":") {
                guard let own = Int(rest.dropFirst()) else { return nil }
                self.port = own
            }
            return
        }
        let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, let own = Int(parts[1]) {
            name = String(parts[0])
            self.port = own
        } else {
            name = String(entry)
        }
    }

    var words: String { name.hasPrefix("/") ? "\(name)/.s.PGSQL.\(port)" : "\(name):\(port)" }
}

extension PostgresConfiguration {
    var hosts: [PostgresHost] {
        host.split(separator: ",").compactMap { entry in
            let spaces = entry.drop { $0 == " " }
            let trimmed = spaces.lastIndex { $0 != " " }.map { spaces[...$0] } ?? ""
            return PostgresHost(trimmed, port: port)
        }
    }

    /// libpq's connection parameters.
    func parameters(for host: PostgresHost) -> [(String, String)] {
        var all: [(String, String)] = [
            ("host", host.name), ("port", String(host.port)), ("dbname", database), ("user", user),
            ("application_name", applicationName), ("client_encoding", "UTF8"), ("gssencmode", "disable"),
            ("sslmode", tls.mode.rawValue), ("options", options),
            ("target_session_attrs", requiresReadWrite ? "read-write" : "any"),
            // A peer that vanished without a word is noticed after 60 s idle, or callLimit with bytes on their way.
            ("keepalives", "1"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", String(callLimit.milliseconds)),
        ]
        if let password { all.append(("password", password)) }
        if let path = tls.rootCertificate { all.append(("sslrootcert", path)) }
        if let path = tls.clientCertificate { all.append(("sslcert", path)) }
        if let path = tls.clientKey { all.append(("sslkey", path)) }
        return all
    }

    /// Session settings as the start-up packet carries them: no round trip.
    var options: String {
        let timeouts = timeouts(for: callLimit)
        var settings = ["statement_timeout": timeouts.statement, "lock_timeout": timeouts.lock]
        settings.merge(sessionSettings) { _, own in own }
        return settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\($0.value.escapedOption)" }.joined(
            separator: " "
        )
    }
}

extension String {
    /// In `options` a space ends a word and a backslash protects.
    fileprivate var escapedOption: String {
        String(flatMap { $0 == " " || $0 == "\\" ? ["\\", $0] : [$0] })
    }
}
