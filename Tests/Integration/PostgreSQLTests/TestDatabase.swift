import Foundation
import Logging
import PostgreSQL
import Testing

/// The PostgreSQL server that the environment names. Tests need it: without it they fail and say so.
enum TestDatabase {
    struct Missing: Error, CustomStringConvertible {
        let key: String
        var description: String {
            "\(key) is not set: these tests need a PostgreSQL 15 server (RRP_TEST_DATABASE_HOST, _PORT, _USER, _PASSWORD, _NAME)"
        }
    }

    static let logger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    static func configuration() throws -> PostgresConfiguration {
        func value(_ name: String) throws -> String {
            let key = "RRP_TEST_DATABASE_\(name)"
            guard let value = ProcessInfo.processInfo.environment[key], !value.isEmpty else { throw Missing(key: key) }
            return value
        }
        guard let port = Int(try value("PORT")) else { throw Missing(key: "RRP_TEST_DATABASE_PORT") }
        return PostgresConfiguration(
            host: try value("HOST"),
            port: port,
            database: try value("NAME"),
            user: try value("USER"),
            password: try value("PASSWORD"),
            applicationName: "postgresql-tests"
        )
    }

    /// Lends a pool, and closes it after.
    @discardableResult
    static func withPool<R>(
        size: Int = 4,
        _ change: (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresPool) async throws -> R
    ) async throws -> R {
        var configuration = try configuration()
        change(&configuration)
        let pool = PostgresPool(configuration, size: size, logger: logger)
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Lends a table of the given columns that nobody else knows.
    @discardableResult
    static func withTable<R>(
        _ columns: String,
        _ pool: PostgresPool,
        _ body: (SQL) async throws -> R
    ) async throws -> R {
        let name = "test_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        let table = SQL(unsafeSQL: name)
        try await pool.autocommit { try $0.script("CREATE TABLE \(name) (\(columns))") }
        do {
            let value = try await body(table)
            try await pool.autocommit { try $0.script("DROP TABLE \(name)") }
            return value
        } catch {
            _ = try? await pool.autocommit { try $0.script("DROP TABLE \(name)") }
            throw error
        }
    }

    /// The `PostgresError` that `body` throws; records an issue when it throws none.
    static func error<R>(
        _ body: () async throws -> R,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async -> PostgresError? {
        do {
            _ = try await body()
            Issue.record("no error was thrown", sourceLocation: sourceLocation)
            return nil
        } catch {
            guard let known = error as? PostgresError else {
                Issue.record("another error was thrown: \(error)", sourceLocation: sourceLocation)
                return nil
            }
            return known
        }
    }
}
