internal import CPostgres

extension Connection {
    /// Several statements by the simple protocol.
    func script(_ text: String) throws(PostgresError) {
        try checkUsable(.body)
        if !queue.isEmpty { _ = try flush() }
        try simple(text, stage: .body)
    }

    /// By the simple protocol, at once. The way out of a failed transaction: it prepares and deallocates nothing.
    func simple(_ text: String, stage: PostgresError.Stage) throws(PostgresError) {
        guardian.begin(limit: limit)
        defer { guardian.end() }
        guard let result = PQexec(handle, text) else { throw lose(lossError(stage: stage)) }
        try finish(result, stage: stage)
    }

    /// COPY … FROM STDIN; `body` gets a function that sends a piece of the data.
    func copy(
        into table: String,
        columns: [String],
        format: String,
        _ body: ((([UInt8]) throws -> Void)) throws -> Void
    ) throws -> Int {
        try checkUsable(.body)
        if !queue.isEmpty { _ = try flush() }
        let names = columns.isEmpty ? "" : " (" + columns.map(\.quotedIdentifier).joined(separator: ", ") + ")"
        let text = "COPY \(table.quotedPath)\(names) FROM STDIN (FORMAT \(format))"
        guardian.begin(limit: limit)
        defer { guardian.end() }
        guard let started = PQexec(handle, text) else { throw lose(lossError(stage: .body)) }
        guard PQresultStatus(started) == PGRES_COPY_IN else {
            try finish(started)
            throw PostgresError(.invalidUse, message: "the server did not begin to copy")
        }
        PQclear(started)
        do {
            try body { piece in
                // Each piece has the whole limit.
                self.guardian.begin(limit: self.limit)
                let sent = piece.withUnsafeBytes {
                    PQputCopyData(self.handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
                }
                guard sent == 1 else { throw self.lose(self.lossError(stage: .body)) }
            }
        } catch {
            guard loss == nil else { throw error }
            _ = PQputCopyEnd(handle, "given up by the sender")
            drain()
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1, let result = PQgetResult(handle) else {
            throw lose(lossError(stage: .body))
        }
        let count = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        defer { drain() }
        try finish(result)
        return count
    }

    /// Takes ownership; throws what it says if it is an error.
    private func finish(_ result: OpaquePointer, stage: PostgresError.Stage = .body) throws(PostgresError) {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            throw lose(PostgresError(.invalidUse, message: "COPY cannot stand in a script"))
        default:
            if isFatal(result) { throw lose(lossError(stage: stage, result: result)) }
            let error = PostgresError(result, stage: stage)
            transaction.note(error)
            throw error
        }
    }

    private func drain() {
        while let result = PQgetResult(handle) { PQclear(result) }
    }
}
