import Crypto
import Foundation
import Logging
package import Model
import OperatorService
package import PostgreSQL

/// A database of one test's own, copied from a migrated and seeded template in a fraction of a second.
package struct TestDatabase: Sendable {
    package let name: String
    private let servers: TestServers

    /// Copies the template, which the first test of a run makes.
    package static func create() async throws -> TestDatabase {
        let servers = try TestServers.fromEnvironment()
        let template = try await template(servers)
        let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: "").prefix(20))"
        try await administer(servers) { database in
            // One copy at a time: a template must have no other session.
            try database.execute("SELECT pg_advisory_lock(8245, 2)")
            defer { _ = try? database.execute("SELECT pg_advisory_unlock(8245, 2)") }
            try database.execute(SQL(unsafeSQL: "CREATE DATABASE \(name) TEMPLATE \(template) OWNER rrp_owner"))
        }
        return TestDatabase(name: name, servers: servers)
    }

    package func drop() async throws {
        try await Self.administer(servers) { [name] database in
            try database.execute(SQL(unsafeSQL: "DROP DATABASE IF EXISTS \(name) WITH (FORCE)"))
        }
    }

    /// As the services see it, each with its own role; as the owner when none is named.
    package func configuration(as service: ServiceName? = nil) throws -> PostgresConfiguration {
        let role = service.map { "rrp_\($0.rawValue)" } ?? "rrp_owner"
        return Self.configuration(servers, database: name, user: role, password: try servers.secret("database-\(role)"))
    }

    package func pool(as service: ServiceName? = nil, size: Int = 4) throws -> PostgresPool {
        PostgresPool(try configuration(as: service), size: size, logger: Logger(label: "test"))
    }

    private static func configuration(
        _ servers: TestServers,
        database: String,
        user: String,
        password: String
    ) -> PostgresConfiguration {
        // Making the template takes a while, and others wait for it.
        PostgresConfiguration(
            host: servers.databaseHost,
            port: servers.databasePort,
            database: database,
            user: user,
            password: password,
            applicationName: "tests",
            callLimit: .seconds(240)
        )
    }

    /// Runs a statement as the superuser of the test server, outside any test's database.
    private static func administer(
        _ servers: TestServers,
        _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        let session = PostgresSession(
            configuration(
                servers,
                database: "postgres",
                user: servers.databaseUser,
                password: servers.databasePassword
            ),
            logger: Logger(label: "test")
        )
        try await session.connect()
        defer { Task { await session.close() } }
        try await session.autocommit(body)
    }

    /// The name of the template for this state of migrations and seed; made when it does not exist yet.
    private static func template(_ servers: TestServers) async throws -> String {
        let seed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/seed").path
        var hash = SHA256()
        for history in SchemaHistory.all {
            for migration in history.migrations { hash.update(data: Data(migration.sql.utf8)) }
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: seed).sorted() {
            hash.update(data: try Data(contentsOf: URL(fileURLWithPath: "\(seed)/\(file)")))
        }
        let name = "template_" + hash.finalize().prefix(8).map { String(format: "%02x", $0) }.joined()
        let logger = Logger(label: "test")
        let admin = PostgresSession(
            configuration(
                servers,
                database: "postgres",
                user: servers.databaseUser,
                password: servers.databasePassword
            ),
            logger: logger
        )
        try await admin.connect()
        defer { Task { await admin.close() } }
        // Test processes may begin together: the first makes the template, the others wait here.
        let exists = try await admin.autocommit { database in
            try database.allowing(.seconds(120)) {
                try database.execute("SELECT pg_advisory_lock(8245, 1)")
                return try database.execute("SELECT EXISTS (SELECT FROM pg_database WHERE datname = \(name))")
                    .decodeOne(Bool.self)
            }
        }
        if !exists {
            let draft = "\(name)_draft"
            try await admin.autocommit { database in
                try database.execute(SQL(unsafeSQL: "DROP DATABASE IF EXISTS \(draft) WITH (FORCE)"))
                // Not from the database that other tests use: a template must have no other session.
                try database.execute(SQL(unsafeSQL: "CREATE DATABASE \(draft) TEMPLATE template1 OWNER rrp_owner"))
            }
            let extending = PostgresSession(
                configuration(
                    servers,
                    database: draft,
                    user: servers.databaseUser,
                    password: servers.databasePassword
                ),
                logger: logger
            )
            try await extending.connect()
            try await extending.autocommit { _ = try $0.execute("CREATE EXTENSION IF NOT EXISTS postgis") }
            await extending.close()
            let owner = configuration(
                servers,
                database: draft,
                user: "rrp_owner",
                password: try servers.secret("database-rrp_owner")
            )
            for history in SchemaHistory.all {
                try await Migrator.apply(
                    history.migrations,
                    schema: history.schema,
                    configuration: owner,
                    logger: logger
                )
            }
            let pool = PostgresPool(owner, size: 2, logger: logger)
            _ = try await CitySeed(facts: try CityFacts(directory: seed), demonstration: nil).apply(pool: pool)
            await pool.close()
            try await admin.autocommit { database in
                try database.execute(SQL(unsafeSQL: "ALTER DATABASE \(draft) RENAME TO \(name)"))
            }
        }
        try await admin.autocommit { database in
            _ = try database.execute("SELECT pg_advisory_unlock(8245, 1)")
        }
        return name
    }
}
