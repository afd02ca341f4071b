import PostgreSQL

/// Reads the columns of a row one after the other, in the order of the SELECT.
struct ColumnReader {
    private let row: Row
    private var column = 0

    init(_ row: Row) { self.row = row }

    mutating func next<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws -> Value {
        defer { column += 1 }
        return try row.decode(type, at: column)
    }
}
