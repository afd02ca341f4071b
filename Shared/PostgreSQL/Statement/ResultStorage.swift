internal import CPostgres

/// Owns a `PGresult`, which libpq calls immutable and free to be read from any thread once it is complete.
///
/// `@unchecked Sendable`: the pointer is a `let`, every function called on it only reads, and `deinit` is the last use.
final class ResultStorage: @unchecked Sendable {
    let pointer: OpaquePointer
    let rowCount: Int
    let columnCount: Int
    let affected: Int

    /// Takes ownership.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = Int(PQnfields(pointer))
        affected = PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }

    func columnName(_ column: Int) -> String? {
        PQfname(pointer, Int32(column)).map { String(cString: $0) }
    }

    /// The bytes live as long as this object.
    func cell(row: Int, column: Int) -> PostgresCell {
        let oid = PQftype(pointer, Int32(column))
        guard PQgetisnull(pointer, Int32(row), Int32(column)) == 0,
            let value = PQgetvalue(pointer, Int32(row), Int32(column))
        else { return PostgresCell(bytes: nil, typeOID: oid) }
        let length = Int(PQgetlength(pointer, Int32(row), Int32(column)))
        return PostgresCell(bytes: UnsafeRawBufferPointer(start: value, count: length), typeOID: oid)
    }
}
