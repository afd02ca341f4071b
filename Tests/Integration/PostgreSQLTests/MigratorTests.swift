import Foundation
import PostgreSQL
import Testing

@Suite("Migrations on a real server")
struct MigratorTests {
    private func withSchema(_ body: (String, PostgresConfiguration) async throws -> Void) async throws {
        let schema = "m_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        let configuration = try TestDatabase.configuration()
        func drop() async throws {
            try await TestDatabase.withPool { pool in
                try await pool.autocommit { try $0.script("DROP SCHEMA IF EXISTS \(schema) CASCADE") }
            }
        }
        do {
            try await body(schema, configuration)
        } catch {
            try await drop()
            throw error
        }
        try await drop()
    }

    private func steps(_ schema: String) -> [Migration] {
        (1...5).map { number in
            Migration(
                name: "V000\(number)_step.sql",
                sql: "CREATE TABLE \(schema).t\(number) (id int); INSERT INTO \(schema).t\(number) VALUES (\(number));"
            )
        }
    }

    @Test("Eight that start at once apply each migration exactly once")
    func concurrent() async throws {
        try await withSchema { schema, configuration in
            let migrations = steps(schema)
            let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await Migrator.apply(
                            migrations.shuffled(),
                            schema: schema,
                            configuration: configuration,
                            logger: TestDatabase.logger
                        )
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted { $0.name < $1.name } == migrations)
            let recorded = try await Migrator.recorded(
                schema: schema,
                configuration: configuration,
                logger: TestDatabase.logger
            )
            #expect(recorded.map(\.version) == [1, 2, 3, 4, 5])
            try await TestDatabase.withPool { pool in
                let count = try await pool.autocommit {
                    try $0.execute("SELECT count(*) FROM \(unsafeSQL: schema).t3").decodeOne(Int.self)
                }
                #expect(count == 1)
            }
        }
    }

    @Test("A migration that fails leaves nothing of itself, keeps the earlier ones, and can be mended")
    func failure() async throws {
        try await withSchema { schema, configuration in
            var migrations = Array(steps(schema).prefix(2))
            let good = migrations[1]
            migrations[1] = Migration(name: good.name, sql: good.sql + "SELECT 1/0;")
            let error = await TestDatabase.error {
                try await Migrator.apply(
                    migrations,
                    schema: schema,
                    configuration: configuration,
                    logger: TestDatabase.logger
                )
            }
            #expect(error?.sqlState == "22012")
            migrations[1] = good
            let applied = try await Migrator.apply(
                migrations,
                schema: schema,
                configuration: configuration,
                logger: TestDatabase.logger
            )
            #expect(applied == [good])
        }
    }

    @Test("A changed text, a late number and a double number are refused")
    func refused() async throws {
        try await withSchema { schema, configuration in
            func apply(_ migrations: [Migration]) async throws {
                try await Migrator.apply(
                    migrations,
                    schema: schema,
                    configuration: configuration,
                    logger: TestDatabase.logger
                )
            }
            let all = steps(schema)
            try await apply([all[0], all[2]])
            let changed = await TestDatabase.error {
                try await apply([Migration(name: all[0].name, sql: all[0].sql + " ")])
            }
            #expect(changed?.code == .migration)
            #expect(await TestDatabase.error { try await apply(all) }?.code == .migration)
            #expect(await TestDatabase.error { try await apply([all[0], all[0]]) }?.code == .migration)
            #expect(await TestDatabase.error { try await apply([Migration(name: "x", sql: "")]) }?.code == .migration)
        }
    }

    @Test("A schema that does not exist has no history")
    func empty() async throws {
        let recorded = try await Migrator.recorded(
            schema: "no_such_schema",
            configuration: try TestDatabase.configuration(),
            logger: TestDatabase.logger
        )
        #expect(recorded.isEmpty)
    }
}
