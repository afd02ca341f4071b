import PostgreSQL
import Testing

extension FaultTests {
    @Test(
        "TLS is required, verified against the root certificate and the host's name, and refused when it does not fit"
    )
    func tls() async throws {
        try await withServer { server, _ in
            let root = try server.useTLS()
            func version(_ tls: PostgresTLS, host: String = "127.0.0.1") async throws -> String? {
                var configuration = server.configuration()
                configuration.host = host
                configuration.tls = tls
                configuration.connectTimeout = .seconds(30)
                let pool = PostgresPool(configuration, size: 1, logger: TestDatabase.logger)
                do {
                    let version = try await pool.autocommit {
                        try $0.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                            .decodeOne(String?.self)
                    }
                    await pool.close()
                    return version
                } catch {
                    await pool.close()
                    throw error
                }
            }
            let plain = try await version(.disable)
            #expect(plain == nil)
            let required = try await version(.require)
            #expect(required?.hasPrefix("TLS") == true)
            let verified = try await version(.verifyFull(rootCertificate: root))
            #expect(verified?.hasPrefix("TLS") == true)
            // The certificate is for 127.0.0.1, not for this name of it.
            let stranger = await TestDatabase.error {
                try await version(.verifyFull(rootCertificate: root), host: "localhost")
            }
            #expect(stranger?.code == .unavailable)
            #expect(stranger?.message.contains("certificate") == true, "\(stranger?.message ?? "")")
            let rootless = await TestDatabase.error {
                try await version(.verifyFull(rootCertificate: server.folder + "/none.crt"))
            }
            #expect(rootless?.code == .unavailable)
        }
    }
}
