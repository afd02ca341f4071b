/// The result of a statement: its rows, and how many rows it changed.
package struct Rows: Sendable, RandomAccessCollection {
    let storage: ResultStorage

    init(_ storage: ResultStorage) { self.storage = storage }

    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.rowCount }
    package subscript(position: Int) -> Row { Row(storage: storage, index: position) }

    /// Rows inserted, changed, deleted or read, as the server counts.
    package var affected: Int { storage.affected }

    package var columns: [String] { (0..<storage.columnCount).map { storage.columnName($0) ?? "" } }

    /// All rows as tuples, columns by position: `try rows.decode((UUID, String, Int?).self)`.
    package func decode<each Column: PostgresDecodable>(
        _ type: (repeat each Column).Type
    ) throws -> [(repeat each Column)] {
        var tuples: [(repeat each Column)] = []
        tuples.reserveCapacity(count)
        for row in self { try tuples.append(row.decode(type)) }
        return tuples
    }

    /// The first row's values; nil when there is no row.
    package func decodeFirst<each Column: PostgresDecodable>(
        _ type: (repeat each Column).Type
    ) throws -> (repeat each Column)? {
        try first?.decode(type)
    }

    /// The only row's values; an error when there is none, or more than one.
    package func decodeOne<each Column: PostgresDecodable>(
        _ type: (repeat each Column).Type
    ) throws -> (repeat each Column) {
        guard count == 1 else {
            throw PostgresError(.decoding, message: "one row was expected, the statement gave \(count)")
        }
        return try self[0].decode(type)
    }
}
