/// One row of a result.
package struct Row: Sendable {
    let storage: ResultStorage
    let index: Int

    package var count: Int { storage.columnCount }

    /// The columns by position: `try row.decode((Int, String).self)`; of a single type, the first column.
    package func decode<each Column: PostgresDecodable>(
        _ type: (repeat each Column).Type
    ) throws -> (repeat each Column) {
        var column = -1
        func next<T: PostgresDecodable>(_ type: T.Type) throws -> T {
            column += 1
            return try decode(type, at: column)
        }
        return (repeat try next((each Column).self))
    }

    package func decode<T: PostgresDecodable>(_ type: T.Type = T.self, at column: Int) throws -> T {
        guard column >= 0, column < storage.columnCount else {
            throw PostgresError(.decoding, message: "column \(column) of \(storage.columnCount) was asked for")
        }
        do {
            return try withExtendedLifetime(storage) { try T(from: storage.cell(row: index, column: column)) }
        } catch var error as PostgresError where error.column == nil {
            error.column = storage.columnName(column)
            error.message += " (column \(column) \"\(error.column ?? "")\")"
            throw error
        }
    }

    /// By name; slower than by position.
    package func decode<T: PostgresDecodable>(_ type: T.Type = T.self, named name: String) throws -> T {
        for column in 0..<storage.columnCount where storage.columnName(column) == name {
            return try decode(type, at: column)
        }
        throw PostgresError(.decoding, message: "the result has no column \"\(name)\"")
    }
}
