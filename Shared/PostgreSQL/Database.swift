/// A connection inside the closure of a transaction or of `autocommit`: the only place where statements run.
///
/// Every call blocks the connection's own thread until the server has answered. Valid only inside the closure; later
/// calls throw `.invalidUse`. All errors are `PostgresError`s.
package final class Database {
    private let connection: Connection
    private var isOver = false

    init(_ connection: Connection) { self.connection = connection }

    func end() { isOver = true }

    private func live() throws(PostgresError) -> Connection {
        guard !isOver else {
            throw PostgresError(.invalidUse, message: "a Database was used after its closure had returned")
        }
        return connection
    }

    /// Runs one statement, prepared under its text and kept for the next time.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Rows {
        try live().execute(sql)
    }

    /// Sends the statement together with the next one, or with COMMIT, and forgets its rows: saves a round trip.
    ///
    /// An error surfaces at that later call. In `autocommit` it is the same as `execute`.
    package func enqueue(_ sql: SQL) throws {
        try live().enqueue(sql)
    }

    /// Runs several statements by the simple protocol, without parameters: migrations.
    package func script(_ text: String) throws {
        try live().script(text)
    }

    /// Runs `body` under a savepoint: if it throws, what it did is undone and the transaction can go on.
    package func savepoint<R>(_ body: () throws -> R) throws -> R {
        try live().savepoint(body)
    }

    /// Lets the statements of `body` take as long as `limit` instead of the configuration's `callLimit`.
    package func allowing<R>(_ limit: Duration, _ body: () throws -> R) throws -> R {
        try live().allowing(limit, body)
    }

    /// Loads rows by binary COPY, the fastest way in; gives the number of rows.
    ///
    /// The values' types must be the columns' own (`Int32` for `integer`): COPY casts nothing. `table` and `columns` are
    /// quoted as identifiers; `table` may be `schema.table`.
    @discardableResult
    package func copy<each Value: PostgresEncodable>(
        into table: String,
        columns: [String],
        rows: some Sequence<(repeat each Value)>
    ) throws -> Int {
        let connection = try live()
        var width = 0
        for _ in repeat (each Value).self { width += 1 }
        let fields = width
        var buffer = BinaryCopy()
        return try connection.copy(into: table, columns: columns, format: "binary") { send in
            for row in rows {
                buffer.beginRow(columns: fields)
                for value in repeat each row { buffer.append(value) }
                if buffer.isFull { try send(buffer.take()) }
            }
            buffer.finish()
            try send(buffer.take())
        }
    }

    /// Loads lines of COPY's text format (tabs, backslash escapes, `\N` for NULL), given in pieces of any length.
    @discardableResult
    package func copyText(
        into table: String,
        columns: [String],
        pieces: some Sequence<[UInt8]>
    ) throws -> Int {
        try live().copy(into: table, columns: columns, format: "text") { send in
            for piece in pieces { try send(piece) }
        }
    }
}
