internal import CPostgres

extension PostgresError {
    /// What the server said of a failed statement.
    init(_ result: OpaquePointer, stage: Stage) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        let state = field("C")
        let words = field("M") ?? PQresultErrorMessage(result).map { String(cString: $0) }?.firstLine ?? "no words"
        // Cancelled by statement_timeout, that is for its length; a cancel by hand has the same state.
        self.init(state == "57014" ? .timedOut : .server, stage: stage, sqlState: state, message: words)
        detail = field("D")
        hint = field("H")
        schema = field("s")
        table = field("t")
        column = field("c")
        constraint = field("n")
    }
}

extension String {
    /// libpq ends its messages with a line feed.
    var firstLine: String {
        let trimmed = self[(firstIndex { !$0.isWhitespace } ?? startIndex)...]
        return String(trimmed.prefix { !$0.isNewline })
    }

    /// As an identifier of SQL.
    var quotedIdentifier: String {
        "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// `schema.table`, each part quoted.
    var quotedPath: String { split(separator: ".").map { String($0).quotedIdentifier }.joined(separator: ".") }
}
