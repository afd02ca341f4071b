import Foundation
import PostgreSQL
import Testing

@Suite("Statements and values on a real server")
struct DatabaseTests {
    @Test("Every type goes to the server and comes back")
    func types() async throws {
        let uuid = UUID()
        try await TestDatabase.withPool { pool in
            try await pool.autocommit { database in
                let row = try database.execute(
                    """
                    SELECT \(1), \(Int32(2)), \(Int16(3)), \(2.5), \(true), \("人"), \([UInt8]([0, 255])), \(uuid),
                           \(PostgresTimestamp(microsecondsSince1970: 1_700_000_000_123_456)), \(JSONText(#"{"a": [1]}"#)),
                           \(String?.none)
                    """
                )
                let values = try row.decodeOne(
                    (
                        Int, Int32, Int16, Double, Bool, String, [UInt8], UUID, PostgresTimestamp, JSONText, String?
                    ).self
                )
                #expect(values.0 == 1 && values.1 == 2 && values.2 == 3 && values.3 == 2.5 && values.4)
                #expect(values.5 == "人" && values.6 == [0, 255] && values.7 == uuid)
                #expect(values.8.microsecondsSince1970 == 1_700_000_000_123_456)
                #expect(values.9.text == #"{"a": [1]}"#)
                #expect(values.10 == nil)
                let text = try database.execute(
                    "SELECT to_char(\(values.8) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
                )
                #expect(try text.decodeOne(String.self) == "2023-11-14 22:13:20.123456")
            }
        }
    }

    @Test("Arrays, with and without NULL, unnest to rows in their order")
    func arrays() async throws {
        let ids = [UUID(), UUID(), UUID()]
        let notes: [String?] = ["a", nil, "人"]
        let blobs: [[UInt8]] = [[1], [], [2, 3]]
        try await TestDatabase.withPool { pool in
            let rows = try await pool.autocommit { database in
                try database.execute(
                    """
                    SELECT * FROM unnest(\(ids), \(notes), \(blobs), \([Int?]([nil, 5, nil])),
                        \([PostgresTimestamp?]([nil, nil, nil])), \([true, false, true]))
                    """
                ).decode((UUID, String?, [UInt8], Int?, PostgresTimestamp?, Bool).self)
            }
            #expect(rows.map(\.0) == ids)
            #expect(rows.map(\.1) == notes)
            #expect(rows.map(\.2) == blobs)
            #expect(rows.map(\.3) == [nil, 5, nil])
            #expect(rows.map(\.5) == [true, false, true])
            let arrays = try await pool.autocommit {
                try $0.execute("SELECT \(notes), ARRAY[]::bigint[], sum(x) FROM generate_series(1::bigint, 10) x")
                    .decodeOne(([String?], [Int], Int).self)
            }
            #expect(arrays.0 == notes && arrays.1.isEmpty && arrays.2 == 55)
        }
    }

    @Test("A value that does not decode names its column")
    func decodingErrors() async throws {
        try await TestDatabase.withPool { pool in
            let rows = try await pool.autocommit { try $0.execute("SELECT 'x'::text AS name, NULL::int AS age") }
            #expect(rows.columns == ["name", "age"])
            let wrong = await TestDatabase.error { _ = try rows.decode((Int, Int?).self) }
            #expect(wrong?.code == .decoding && wrong?.column == "name")
            let null = await TestDatabase.error { _ = try rows.decode((String, Int).self) }
            #expect(null?.column == "age")
            let missing = await TestDatabase.error { _ = try rows.decode((String, Int?, Int).self) }
            #expect(missing?.code == .decoding)
            #expect(try rows[0].decode(String.self, named: "name") == "x")
        }
    }

    @Test("An error of the server brings its state, constraint and table")
    func serverErrors() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int PRIMARY KEY, n int CHECK (n > 0)", pool) { table in
                try await pool.autocommit { try $0.execute("INSERT INTO \(table) VALUES (1, 1)") }
                let double = await TestDatabase.error {
                    try await pool.autocommit { try $0.execute("INSERT INTO \(table) VALUES (1, 1)") }
                }
                #expect(double?.isUniqueViolation == true)
                #expect(double?.constraint == "\(table)_pkey")
                #expect(double?.table == "\(table)")
                #expect(double?.isTransient == false)
                let check = await TestDatabase.error {
                    try await pool.autocommit { try $0.execute("INSERT INTO \(table) VALUES (2, -1)") }
                }
                #expect(check?.isCheckViolation == true)
                let syntax = await TestDatabase.error { try await pool.autocommit { try $0.execute("SELEC 1") } }
                #expect(syntax?.sqlState == "42601")
            }
        }
    }

    @Test("More texts than the cache holds still run, and old ones are deallocated on the server")
    func cacheBound() async throws {
        try await TestDatabase.withPool(size: 1, { $0.statementCacheSize = 5 }) { pool in
            let count = try await pool.autocommit { database in
                for number in 0..<40 {
                    let rows = try database.execute("SELECT \(unsafeSQL: String(number)) + \(1)")
                    #expect(try rows.decodeOne(Int.self) == number + 1)
                }
                return try database.execute("SELECT count(*) FROM pg_prepared_statements").decodeOne(Int.self)
            }
            #expect(count == 5)
        }
    }

    @Test("A statement whose table changed under it fails as transient, once, and then runs")
    func stalePlan() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            try await TestDatabase.withTable("a int", pool) { table in
                let select: @Sendable (Database) throws -> Int = {
                    try $0.execute("SELECT * FROM \(table)").columns.count
                }
                #expect(try await pool.autocommit(select) == 1)
                try await pool.autocommit { try $0.script("ALTER TABLE \(table) ADD COLUMN b int") }
                let error = await TestDatabase.error { _ = try await pool.transaction(select) }
                #expect(error?.isTransient == true)
                #expect(try await pool.transaction(select) == 2)
            }
        }
    }

    @Test("COPY loads many rows in binary, NULLs too, and a failure leaves the connection usable")
    func copy() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            try await TestDatabase.withTable("id bigint PRIMARY KEY, note text, place int[]", pool) { table in
                let rows = (0..<20_000).map { ($0, $0 % 3 == 0 ? String?.none : "n\($0)", [Int32($0)]) }
                let loaded = try await pool.transaction {
                    try $0.copy(into: "\(table)", columns: ["id", "note", "place"], rows: rows)
                }
                #expect(loaded == 20_000)
                let sums = try await pool.autocommit {
                    try $0.execute("SELECT sum(id), count(note), sum(place[1]) FROM \(table)").decodeOne(
                        (Int, Int, Int).self
                    )
                }
                #expect(sums == (199_990_000, 13_333, 199_990_000))
                let double = await TestDatabase.error {
                    _ = try await pool.transaction {
                        try $0.copy(into: "\(table)", columns: ["id", "note"], rows: [(7, "x")])
                    }
                }
                #expect(double?.isUniqueViolation == true)
                let text = try await pool.transaction {
                    try $0.copyText(
                        into: "\(table)",
                        columns: ["id", "note"],
                        pieces: [Array("-1\t\\N\n-2\ta".utf8), Array("b\n".utf8)]
                    )
                }
                #expect(text == 2)
            }
        }
    }

    @Test("A Database that outlives its closure refuses to work")
    func escape() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            let kept = Kept()
            try await pool.autocommit { kept.database = $0 }
            let error = await TestDatabase.error { _ = try kept.database?.execute("SELECT 1") }
            #expect(error?.code == .invalidUse)
        }
    }

    /// Smuggles a Database out, as no program should.
    private final class Kept: @unchecked Sendable {
        var database: Database?
    }
}
