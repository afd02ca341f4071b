// Measures PostgreSQL calls through the library: JSON lines of {name, value, unit} for deploy/bench, which runs
// insert.pgbench beside it for the reference.
//
// Arguments: seconds for each figure (default 5), then which figures (default all). The server comes from
// RRP_TEST_DATABASE_HOST, _PORT, _USER, _PASSWORD, _NAME.

import Foundation
import Logging
import PostgreSQL

let environment = ProcessInfo.processInfo.environment
let arguments = CommandLine.arguments.dropFirst()
let length = Duration.seconds(arguments.first.flatMap { Int($0) } ?? 5)
let wanted = Set(arguments.dropFirst())
let configuration = PostgresConfiguration(
    host: environment["RRP_TEST_DATABASE_HOST"] ?? "127.0.0.1",
    port: environment["RRP_TEST_DATABASE_PORT"].flatMap { Int($0) } ?? 5432,
    database: environment["RRP_TEST_DATABASE_NAME"] ?? "postgres",
    user: environment["RRP_TEST_DATABASE_USER"] ?? "postgres",
    password: environment["RRP_TEST_DATABASE_PASSWORD"],
    applicationName: "bench",
    waitLimit: .seconds(60)
)

/// Calls `body` by as many tasks as there are connections, and prints calls per second (times `weight`).
func measure<R>(
    _ name: String,
    connections: Int,
    weight: Int = 1,
    unit: String = "1/s",
    _ body: @escaping @Sendable (PostgresPool, Int) async throws -> R
) async throws {
    guard wanted.isEmpty || wanted.contains(name) else { return }
    let pool = PostgresPool(configuration, size: connections, logger: Logger(label: "bench"))
    // Connections opened, statements prepared.
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<connections { group.addTask { for round in 0..<50 { _ = try await body(pool, round) } } }
        try await group.waitForAll()
    }
    let start = ContinuousClock.now
    let end = start + length
    let calls = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<connections {
            group.addTask {
                var count = 0
                while ContinuousClock.now < end {
                    _ = try await body(pool, count)
                    count += 1
                }
                return count
            }
        }
        return try await group.reduce(0, +)
    }
    let took = start.duration(to: .now)
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    print(#"{"name": "\#(name)", "value": \#(Int(Double(calls * weight) / seconds)), "unit": "\#(unit)"}"#)
    await pool.close()
}

let setup = PostgresPool(configuration, size: 1, logger: Logger(label: "bench"))
try await setup.autocommit {
    try $0.script(
        """
        CREATE TABLE IF NOT EXISTS bench_insert
            (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, cell bigint NOT NULL, note text NOT NULL);
        TRUNCATE bench_insert
        """
    )
}

for connections in [1, 8, 16] {
    try await measure("postgres.insert.\(connections)", connections: connections) { pool, round in
        try await pool.autocommit {
            try $0.execute(
                "INSERT INTO bench_insert (cell, note) VALUES (\(round), \("a citizen's report of a street lamp"))"
            )
        }
    }
    try await measure("postgres.insert.transaction.\(connections)", connections: connections) { pool, round in
        try await pool.transaction {
            try $0.execute(
                "INSERT INTO bench_insert (cell, note) VALUES (\(round), \("a citizen's report of a street lamp"))"
            )
        }
    }
    try await measure("postgres.insert.enqueued.\(connections)", connections: connections) { pool, round in
        try await pool.transaction {
            try $0.enqueue(
                "INSERT INTO bench_insert (cell, note) VALUES (\(round), \("a citizen's report of a street lamp"))"
            )
        }
    }
    try await measure("postgres.select.\(connections)", connections: connections) { pool, round in
        try await pool.autocommit { try $0.execute("SELECT \(round)") }
    }
    try await measure("postgres.select.transaction.\(connections)", connections: connections) { pool, round in
        try await pool.transaction { try $0.execute("SELECT \(round)") }
    }
}
let cells = Array(0..<200)
let notes = cells.map { "a citizen's report of street lamp \($0)" }
try await measure("postgres.insert.batch200", connections: 2, weight: 200, unit: "rows/s") { pool, _ in
    try await pool.transaction {
        try $0.execute("INSERT INTO bench_insert (cell, note) SELECT * FROM unnest(\(cells), \(notes))")
    }
}
let rows = (0..<5_000).map { ($0, "a citizen's report of street lamp \($0)") }
try await measure("postgres.copy", connections: 2, weight: 5_000, unit: "rows/s") { pool, _ in
    try await pool.transaction { try $0.copy(into: "bench_insert", columns: ["cell", "note"], rows: rows) }
}
try await measure("postgres.decode", connections: 2, weight: 5_000, unit: "rows/s") { pool, _ in
    try await pool.autocommit {
        let read = try $0.execute("SELECT x, x::text, x + 1 FROM generate_series(1::bigint, 5000) x")
        _ = try read.decode((Int, String, Int?).self)
    }
}
try await setup.autocommit { try $0.script("DROP TABLE bench_insert") }
await setup.close()
