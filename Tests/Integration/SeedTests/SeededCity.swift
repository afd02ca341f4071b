import Foundation
import Logging
import OperatorService
import PostgreSQL
import Testing

/// A database of its own with the whole seeded city, made once for the tests below and dropped after them.
///
/// The server comes from the environment; without it the tests fail and say what is missing.
struct SeededCity: Sendable {
    /// Connected as superuser with the rights of `rrp_owner`, as the operator's command has them.
    let pool: PostgresPool
    let facts: CityFacts
    let drawing: SchematicCity
    let summary: SeedSummary
    /// The file of demonstration accounts.
    let file: String

    @TaskLocal private static var shared: SeededCity?

    static var current: SeededCity {
        get throws {
            guard let shared else { throw Missing(key: "the trait .seededCity") }
            return shared
        }
    }

    struct Missing: Error, CustomStringConvertible {
        let key: String
        var description: String {
            "\(key) is missing: these tests need a PostgreSQL 15 server with PostGIS (RRP_TEST_DATABASE_HOST, _PORT, _USER, …)"
        }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// A stand-in for scrypt that shows what it was given.
    static func hash(_ password: String) -> String { "hash of \(password)" }

    /// Seeds again with the same facts.
    func seedAgain() async throws -> SeedSummary {
        try await CitySeed(facts: facts, demonstration: .init(file: file, hash: Self.hash), drawing: drawing)
            .apply(pool: pool)
    }

    /// One number for everything that seeding writes.
    func fingerprint() async throws -> String {
        try await pool.autocommit { database in
            var parts: [String] = []
            for table in Self.tables {
                let rows = try database.execute(
                    """
                    SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), ''))
                    FROM \(unsafeSQL: table) AS t
                    """
                )
                parts.append(try rows.decodeOne(String.self))
            }
            return parts.joined()
        }
    }

    private static let tables = [
        "city.town", "city.village", "city.cell", "city.department_kind", "city.department", "city.category_class",
        "city.category", "city.routing_rule", "city.officer", "city.officer_cell",
        "city.alarm_word", "city.channel", "identity.account",
    ]
}

extension SeededCity {
    /// Makes the database, seeds it, lends it, drops it.
    static func lend(_ body: () async throws -> Void) async throws {
        let name = "seed_test_\(UUID().uuidString.prefix(8).lowercased())"
        let server = try configuration()
        let administrator = PostgresPool(server, size: 1, logger: logger)
        try await administrator.autocommit { try $0.script("CREATE DATABASE \(name) OWNER rrp_owner") }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(name).json").path
        var failure: (any Error)?
        do {
            try await seeded(database: name, server: server, file: file, body)
        } catch {
            failure = error
        }
        try? FileManager.default.removeItem(atPath: file)
        try await administrator.autocommit { try $0.script("DROP DATABASE \(name) WITH (FORCE)") }
        await administrator.close()
        if let failure { throw failure }
    }

    private static func seeded(
        database: String,
        server: PostgresConfiguration,
        file: String,
        _ body: () async throws -> Void
    ) async throws {
        var configuration = server
        configuration.database = database
        let superuser = PostgresPool(configuration, size: 1, logger: logger)
        try await superuser.autocommit { try $0.script("CREATE EXTENSION IF NOT EXISTS postgis") }
        await superuser.close()
        configuration.sessionSettings = ["role": "rrp_owner"]
        let pool = PostgresPool(configuration, size: 2, logger: logger)
        do {
            for migration in try migrations() {
                try await pool.transaction { try $0.script(migration) }
            }
            let facts = try CityFacts(directory: root + "/deploy/seed")
            let drawing = SchematicCity(facts: facts, cellCount: 3_000)
            let seed = CitySeed(facts: facts, demonstration: .init(file: file, hash: hash), drawing: drawing)
            let summary = try await seed.apply(pool: pool) { print("seed:", $0) }
            let city = SeededCity(pool: pool, facts: facts, drawing: drawing, summary: summary, file: file)
            try await $shared.withValue(city) { try await body() }
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }

    /// The operator's migrations in order, then the accounts of the gateway.
    private static func migrations() throws -> [String] {
        let folder = root + "/Services/Operator/Service/Migrations"
        let own = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }.sorted()
        let accounts = root + "/Services/Gateway/Service/Migrations/V0001_identity.sql"
        return try (own.map { "\(folder)/\($0)" } + [accounts]).map { try String(contentsOfFile: $0, encoding: .utf8) }
    }

    private static let logger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    private static func configuration() throws -> PostgresConfiguration {
        func value(_ name: String) throws -> String {
            let key = "RRP_TEST_DATABASE_\(name)"
            guard let value = ProcessInfo.processInfo.environment[key], !value.isEmpty else { throw Missing(key: key) }
            return value
        }
        guard let port = Int(try value("PORT")) else { throw Missing(key: "RRP_TEST_DATABASE_PORT") }
        return PostgresConfiguration(
            host: try value("HOST"),
            port: port,
            database: "postgres",
            user: try value("USER"),
            password: try value("PASSWORD"),
            applicationName: "seed-tests"
        )
    }
}
